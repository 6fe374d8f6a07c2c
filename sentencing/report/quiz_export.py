"""Hypotheticals for others to use: a page for a phone, and questions for a learning platform."""

from __future__ import annotations

from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.report.quiz import Problem
    from sentencing.report.words import Words


def gift(problems: Iterable[Problem]) -> str:
    """The problems in GIFT, the format of questions that Moodle and others import."""
    return "\n\n".join(_gift(each, number) for each in problems for number in range(len(each.asked))) + "\n"


def _gift(each: Problem, number: int) -> str:
    text, options, right = each.asked[number]
    name = f"{each.number}.{number + 1}"
    lines = [f"::{name}:: {_plain(each.title)}\\n{_plain(each.facts)}\\n{_plain(text)} {{"]
    lines += [("  =" if at == right else "  ~") + _plain(option) for at, option in enumerate(options)]
    return "\n".join([*lines, "  ####" + "\\n".join(map(_plain, each.why)), "}"])


def _plain(text: str) -> str:
    """Text in which nothing means anything to GIFT."""
    kept = "".join(f"\\{char}" if char in "\\~=#{}:" else char for char in text)
    return escape(" ".join(kept.split()), quote=False)


_STYLE = """
:root { color-scheme: light dark;
  --ink: #24272b; --paper: #faf8f3; --quiet: #62686e; --accent: #8f4e06; --line: #ddd6c7;
  --good: #3f6b2a; --bad: #a3291b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dcd9d2; --paper: #14171b; --quiet: #939a9f; --accent: #e3b268; --line: #2b323a;
    --good: #a9c08f; --bad: #e58a74; }
}
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 42rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.55 Georgia, "Noto Serif CJK SC", "Songti SC", serif; }
h1 { font-size: 1.2rem; color: var(--accent); } h2 { font-size: 1.1rem; margin: 3rem 0 .3rem; }
p { margin: .3rem 0; } .quiet { color: var(--quiet); font-size: .95rem; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 1rem 0 0; padding: .7rem 0 0; }
legend { float: left; width: 100%; margin-bottom: .4rem; font-weight: bold; }
label { clear: both; display: block; padding: .55rem .7rem; margin: .25rem 0; border: 1px solid var(--line);
  border-radius: .4rem; cursor: pointer; }
label:has(:focus-visible) { outline: 2px solid var(--accent); }
label.right:has(:checked) { border-color: var(--good); color: var(--good); }
label.right:has(:checked)::after { content: " \\2713"; }
label.wrong:has(:checked) { border-color: var(--bad); color: var(--bad); }
label.wrong:has(:checked)::after { content: " \\2717"; }
summary { cursor: pointer; color: var(--accent); margin-top: .8rem; }
@media print {
  label { border: 0; padding: .1rem 0; } details, .hint { display: none; } section { break-inside: avoid; }
}
"""


def page(words: Words, problems: Iterable[Problem], seed: int) -> str:
    """The problems as one page that needs nothing else: no network, no script."""
    title = escape(words.say("Sentencing problems, seed {seed}", seed=seed))
    hint = escape(words.say("Choose an answer, and it is marked at once. What the law allows; not legal advice."))
    body = "\n".join(_section(words, each) for each in problems)
    return (
        f'<!doctype html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<p class="quiet hint">{hint}</p>\n{body}\n</body>\n</html>\n'
    )


def _section(words: Words, each: Problem) -> str:
    fields = "\n".join(_fieldset(each, number) for number in range(len(each.asked)))
    why = "\n".join(f"<p>{escape(one)}</p>" for one in each.why)
    return (
        f"<section>\n<h2>{each.number}. {escape(each.title)}</h2>\n<p>{escape(each.facts)}</p>\n{fields}\n"
        f"<details><summary>{escape(words.say('Why'))}</summary>\n{why}\n</details>\n</section>"
    )


def _fieldset(each: Problem, number: int) -> str:
    text, options, right = each.asked[number]
    labels = "\n".join(
        f'<label class="{"right" if at == right else "wrong"}">'
        f'<input type="radio" name="q{each.number}-{number}"> {escape(option)}</label>'
        for at, option in enumerate(options)
    )
    return f"<fieldset>\n<legend>{escape(text)}</legend>\n{labels}\n</fieldset>"
