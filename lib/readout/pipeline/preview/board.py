"""What the preview shows at the moment: the last good page, and how things stand with the newest save."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, replace
from typing import Literal

from readout.model.errors import Problem
from readout.pipeline.preview.maker import Made
from readout.pipeline.publish import digest

State = Literal["making", "ready", "waiting", "failed", "ended"]


@dataclass(frozen=True)
class Shown:
    """``serial`` counts every change of what is shown, ``version`` tells pages apart; empty where there is none yet.

    ``made`` is the last good page: it stays while the newest save cannot be shown, for the reasons in ``problems``.
    """

    serial: int = 0
    version: str = ""
    state: State = "making"
    made: Made | None = None
    problems: tuple[Problem, ...] = ()

    def as_json(self, client: str) -> str:
        """Return, for the browser, all but the page itself."""
        made = self.made
        return json.dumps(
            {
                "version": self.version,
                "state": self.state,
                "client": client,
                "month": str(made.month) if made else "",
                "status": made.status if made else "",
                "seconds": round(made.seconds, 1) if made else None,
                "problems": [{"where": each.where, "message": _flat(each.message)} for each in self.problems],
                "findings": [
                    {"code": each.code, "severity": each.severity, "where": each.where, "message": each.message}
                    for each in (made.findings if made else ())
                ],
            },
            ensure_ascii=True,
        )


class Board:
    """Holds what is shown; who shows it waits here for news. Safe between threads."""

    def __init__(self) -> None:
        self._shown = Shown()
        self._news = threading.Condition()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        with self._news:
            return self._shown

    def making(self) -> Shown:
        """The newest save is being made into a page."""
        return self._put(state="making")

    def ready(self, made: Made) -> Shown:
        """The newest save is shown."""
        return self._put(state="ready", made=made, version=digest(made.page)[:16], problems=())

    def waiting(self, notebook: str) -> Shown:
        """The notebook is not whole; it will be, or somebody must mend it."""
        message = "is not whole; waiting for the rest. If this stays, save it again, or settle conflict marks in it"
        return self._put(state="waiting", problems=(Problem(notebook, message),))

    def failed(self, problems: tuple[Problem, ...]) -> Shown:
        """The newest save cannot be made into a page."""
        return self._put(state="failed", problems=problems)

    def end(self) -> Shown:
        """The preview is over: nobody need wait any more."""
        return self._put(state="ended")

    def wait(self, serial: int, seconds: float) -> Shown:
        """Return what is shown as soon as it is newer than ``serial``, or after ``seconds``."""
        with self._news:
            self._news.wait_for(lambda: self._shown.serial > serial, seconds)
            return self._shown

    def _put(self, **changes: object) -> Shown:
        with self._news:
            self._shown = replace(self._shown, serial=self._shown.serial + 1, **changes)  # type: ignore[arg-type]
            self._news.notify_all()
            return self._shown


def _flat(message: str) -> str:
    return " ".join(message.split())
