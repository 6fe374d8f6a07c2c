"""What a walk does with a case as a whole: note it down, save it under a name, open another, begin anew."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from sentencing.engine.case import Case
from sentencing.folders import short
from sentencing.tui.messages import Changed, Pinned, Resumed

if TYPE_CHECKING:
    from textual.screen import Screen

    from sentencing.report.words import Words
    from sentencing.saved import SavedCase
    from sentencing.tui.walk import Walk

    Base = Screen[None]
else:
    Base = object


class Keeping(Base):
    """The actions of a walk that concern its case as a whole."""

    @property
    def _walk(self) -> Walk:
        return self  # type: ignore[return-value]

    def action_anew(self) -> None:
        """An empty case, listed as one that was just opened; the one before is a step back."""
        from sentencing.tui.narrow import Narrow
        from sentencing.tui.questions import Questions

        walk = self._walk
        if walk.proceed(Case({})):
            walk.query_one(Narrow).close()
            walk.action_questions()
            walk.query_one(Questions).begin()
            undo = self._key("walk.undo")
            walk.remark(walk.language.say("Begun anew: {key} brings back what was answered.", key=undo))

    def recall(self) -> None:
        """Say that the case is the one that was open last, and how another is begun."""
        walk = self._walk
        said = walk.language.many(
            "The case of last time, with {n} answer: {key} begins anew.",
            "The case of last time, with {n} answers: {key} begins anew.",
            len(walk.case.facts),
            key=self._key("walk.anew"),
        )
        walk.remark(said)

    def _key(self, name: str) -> str:
        """The key of an action."""
        from sentencing.tui.hints import hints

        return next((each.shown for each in hints(self.screen, self._walk.words, every=True) if each.name == name), "")

    def action_note(self) -> None:
        """Write a note beside the case."""
        from sentencing.tui.asking import Note

        def about(words: Words) -> str:
            return words.say("Kept with the case, and saved with it.")

        walk = self._walk
        self.app.push_screen(
            Note(lambda words: words.say("Note"), walk.history.note, about, walk.language), self._noted
        )

    def _noted(self, note: str | None) -> None:
        if note is not None:
            walk = self._walk
            walk.history = walk.history.noted(note)
            walk.post_message(Changed("note", walk.offence, note))
            walk.show_anew()

    def _entitle_case(self, title: str, note: str) -> None:
        """Give the case a name and a note, and keep them."""
        walk = self._walk
        walk.history = walk.history.named(title).noted(note)
        walk.post_message(Changed("noted", walk.offence, title, note))
        walk.show_anew()

    def action_save(self) -> None:
        """Save the case under a name."""
        from sentencing.folders import cases_folder
        from sentencing.tui.asking import Named

        walk, folder = self._walk, cases_folder()

        def about(words: Words) -> str:
            return words.say("Saved in {folder}, for the app and the command line.", folder=folder)

        sheet = Named(lambda words: words.say("Save this case as"), walk.history.title, about, walk.language)
        self.app.push_screen(sheet, lambda title: self._save_as(folder, title))

    def _save_as(self, folder: str, title: str | None) -> None:
        from sentencing.tui.asking import Sure
        from sentencing.tui.shelf import chosen, path_of

        if title is None:
            return
        path, named = ("", "") if self.app.is_web else chosen(title)
        path, title = path or path_of(folder, title), named or title
        if not os.path.exists(path):
            self._save(path, title)
            return
        sheet = Sure(
            lambda words: words.say("“{title}” is there already. Replace it?", title=title),
            lambda _: path,
            self._walk.language,
        )
        self.app.push_screen(sheet, lambda sure: self._save(path, title) if sure else None)

    def _save(self, path: str, title: str) -> None:
        from sentencing.folders import cases_folder
        from sentencing.saved import write_case

        walk, words = self._walk, self._walk.language
        folder = os.path.dirname(path)
        made = folder != cases_folder() and not os.path.isdir(folder)
        try:
            write_case(walk.corpus, self._saved(title), path)
        except OSError as error:
            said = words.say("Not saved: {reason}", reason=error.strerror or str(error))
            self.notify(said, severity="error", markup=False)
            return
        self._entitle_case(title, walk.history.note)
        file = short(path)
        said = words.say("Saved, in a new folder: {file}", file=file) if made else words.say("Saved: {file}", file=file)
        self.notify(said, markup=False)

    def _saved(self, title: str) -> SavedCase:
        from sentencing.saved import SavedCase

        walk = self._walk
        day = "" if walk.day == time.strftime("%Y-%m-%d") else walk.day
        return SavedCase(walk.offence, dict(walk.case.facts), title, day, walk.history.note)

    def action_open(self) -> None:
        """Open a saved case."""
        from sentencing.folders import cases_folder
        from sentencing.tui.cases import Cases

        walk = self._walk
        self.app.push_screen(Cases(walk.corpus, cases_folder(), walk.day, walk.language), self._opened)

    def _opened(self, case: SavedCase | None) -> None:
        walk = self._walk
        if case is None:
            return
        if case.offence != walk.offence:
            self.post_message(Resumed(case))
        elif walk.proceed(Case(case.facts), case.as_of):
            self._entitle_case(case.title, case.note)

    def action_compare(self) -> None:
        """Set the case beside others."""
        from sentencing.debate.compare import Side

        walk = self._walk
        if walk.told:
            side = Side(walk.law, walk.offence, dict(walk.case.facts), walk.told.assessment.day, walk.motion)
            self.post_message(Pinned((side._replace(proposal=getattr(walk.law, "title", {})),)))

    def action_other(self) -> None:
        """What it would take for another result; a way that is chosen becomes the case."""
        from sentencing.tui.other import Other  # only when it is asked for

        walk = self._walk
        if walk.told:
            self.app.push_screen(Other(walk.corpus, walk.told), self._change)

    def _change(self, case: Case | None) -> None:
        if case is not None:
            self._walk.proceed(case)

    def action_project(self) -> None:
        """The answer for a hall."""
        from sentencing.tui.projector import Projector  # only when it is asked for

        walk = self._walk
        if walk.told:
            self.app.push_screen(Projector(walk.told))
