"""`serve`: the app in a browser, for a few visitors."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, say
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.serving import Terms

_MINUTE = 60.0


def serve(options: Options) -> int:
    """Serve the app until interrupted."""
    try:
        from sentencing.serving import LOOPBACK, Doors
    except ImportError:
        raise UsageProblem("serving needs an extra: pip install 'sentencing-reference[serve]'") from None
    terms = _terms(options)
    corpus_of(options)  # compiled once, before anyone comes
    words = options.words
    say(words.say("Open http://{host}:{port} in a browser; Ctrl+C ends it.", host=terms.host, port=terms.port))
    if terms.host not in LOOPBACK:
        say(words.say("Whoever can reach this machine can use it: there is no password."))
    try:
        Doors(terms).open()
    except OSError as error:
        raise UsageProblem(f"port {terms.port} of {terms.host} cannot be had: {error.strerror or error}") from None
    return FINE


def _terms(options: Options) -> Terms:
    from sentencing.serving import Terms

    if not 0 < options.port < 65536:
        raise UsageProblem(f"--port: {options.port} is no port; 1 to 65535 are")
    if options.visitors < 1 or options.idle <= 0:
        raise UsageProblem("--visitors and --idle are to be at least 1")
    given = ["--as-of", options.as_of] if hasattr(options, "as_of") else []
    given += ["--lang", options.lang] if hasattr(options, "lang") else []
    given += ["--statutes", _whole(options.statutes)] if options.statutes else []
    return Terms(options.host, options.port, options.visitors, options.idle * _MINUTE, tuple(given))


def _whole(statutes: str) -> str:
    """A folder of law by its whole path: a visitor's process stands in a folder of its own."""
    import os

    only, colon, folder = statutes.rpartition(":")
    return f"{only}{colon}{os.path.abspath(folder)}" if only == "only" else os.path.abspath(statutes)
