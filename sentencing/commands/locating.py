"""`locate`: where the program keeps a user's own things, and the file of settings."""

from __future__ import annotations

import os

from sentencing import folders
from sentencing.commands.shared import FINE, put, put_json, say, tool_from
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options

PLACES = ("settings", "cases", "texts", "sessions", "cache", "statutes")


def locate(options: Options) -> int:
    """`locate`: every place, or one of them; with --init, write a file of settings that explains each of them."""
    from sentencing.report.cells import columns

    places = _places(options)
    if options.init:
        _begin(options, places["settings"])
    if options.what:
        places = {options.what: places[options.what]}
    if options.json:
        from sentencing.corpus.roots import system_folders
        from sentencing.corpus.store import default_roots

        tool = tool_from(system_folders(default_roots(options.statutes)))
        put_json({"schema": 1, "tool": tool, "places": places})
    elif options.what:
        put(places[options.what] + "\n")
    else:
        put("".join(f"{line}\n" for line in columns(list(places.items()), 1000, indent="")))
    return FINE


def _places(options: Options) -> dict[str, str]:
    from sentencing.corpus import cache
    from sentencing.corpus.roots import shipped
    from sentencing.corpus.store import default_roots

    found = (
        folders.settings_file(),
        folders.cases_folder(),
        folders.texts_folder(),
        folders.sessions_folder(),
        cache.location(default_roots(options.statutes)),
        shipped(),
    )
    return dict(zip(PLACES, found, strict=True))


def _begin(options: Options, path: str) -> None:
    from sentencing.saved import write_whole
    from sentencing.settings import template
    from sentencing.tui.actions import actions
    from sentencing.tui.keys import said

    if os.path.exists(path):
        raise UsageProblem(f"there are settings already: {path}")
    listed = [(each.name, each.keys, said(options.words, each.sentence)) for each in actions()]
    write_whole(path, template(listed))
    say(options.words.say("Written: {file}", file=path))
