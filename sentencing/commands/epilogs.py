"""What the help of a command tells below its options: what it reads, or what it answers with --json, key by key."""

from __future__ import annotations

from sentencing.report import keys

_TEXTS = """\
A copy is recognised by its title and read article by article; `show` and `card`
then quote it beside the figures, and say whether they were checked against the
same words. It stands as of the last change that it tells of; where it tells of
none, --as-of DATE says it. Nothing leaves this machine."""
_PACK = """\
A pack, each card on the key that it names, or on that of its place:

  title = "An evening"                # both may be absent
  language = "en"

  [[card]]
  offence = "trafficking in women"    # an id, an article, words for it
  given = ["victims=3", "surrender"]  # facts, as range takes them; if none,
                                      # the card is of the offence itself
  as_of = 2015-06-18                  # the law of that day
  title = "In June 2015"              # in place of its own tag line
  style = "oscola"                    # the citation style

  [[card]]
  key = 9
  text = "We are back at nine."       # free text, and lines below it
  more = ["Questions at the desk."]

The page works from where it lies. Open it, open the hall's window from it, move
that to the other screen: a number shows its card there, b darkens it at once."""


def epilog(command: str) -> str | None:
    """The end of a command's help; None where there is nothing more to tell."""
    return keys.epilog(keys.OF[command]) if command in keys.OF else {"stage": _PACK, "texts": _TEXTS}.get(command)
