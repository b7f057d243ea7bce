"""The page on which a call is written down."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from readout.checks import check_report
from readout.data.history import minutes_written
from readout.data.history_write import write_history
from readout.data.load import load_report
from readout.data.project import Project
from readout.delivery.minutes import create_minutes, open_minutes
from readout.model.errors import ReadoutError
from readout.model.facts import facts
from readout.model.history import SentReport
from tests.delivery.called import CLIENT, MONTH, called, minutes_of
from tests.pipeline.projects import change


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    """The lamp shop before the call about April 2024."""
    return called(tmp_path / "project")


def test_the_page_is_made_from_the_agenda(shop: Project) -> None:
    """Date, people, agenda, the goal that is behind, the client's own actions with their ids, room to type."""
    text = create_minutes(shop, CLIENT, MONTH).path.read_text(encoding="utf-8")
    assert text.startswith("# Minutes of our call about April 2024: Lamp shop\n\n- Date: 2024-05-14\n- Time: 10:00\n")
    assert "- [ ] Account lead\n- [ ] Wendy Writer\n- [ ] Shop owner\n" in text
    assert "1. Your action (4 min)\n   - Prices for the summer sale. Shop owner, by 7 May 2024.\n" in text
    assert (
        "| Goal | Decision | Because |\n|------|----------|---------|\n| Sell lamps for £18,000 in 2024 |  |  |" in text
    )
    assert "| Prices for the summer sale | Shop owner | 2024-05-07 |  | prices |\n" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Attendees", "## Agenda", "## Decisions", "## Your questions and feedback", "## Actions", "## Notes",
        "## Internal (never sent)",
    ]  # fmt: skip


def test_it_says_when_the_report_may_still_change(shop: Project) -> None:
    """The agenda comes from a report that nobody has made yet."""
    made = create_minutes(shop, CLIENT, MONTH)
    assert made.new
    assert made.note.startswith("the report of 2024-04 has not been made yet")
    assert create_minutes(shop, CLIENT, MONTH).note == ""  # nothing is made of it any more


def test_in_finnish(tmp_path: Path) -> None:
    """In the report's language, prompts too."""
    text = create_minutes(called(tmp_path / "project", "fi"), CLIENT, MONTH).path.read_text(encoding="utf-8")
    assert text.startswith("# Muistio puhelustamme, aiheena huhtikuu 2024: Lamp shop\n\n- Päivä: 2024-05-14\n")
    assert "| Tehtävä | Vastuuhenkilö | Määräpäivä | Aihe | Tunnus |" in text
    assert "> ✎ Merkitse paikalla olleet." in text


def test_a_page_that_is_there_is_never_written_over(shop: Project) -> None:
    """Not even an empty one, and whoever asks is told."""
    path = minutes_of(shop, ("- [ ] Shop owner", "- [x] Shop owner"))
    before = path.read_bytes()
    again = create_minutes(shop, CLIENT, MONTH)
    assert (again.new, again.path) == (False, path)
    assert path.read_bytes() == before


def test_without_a_day_there_is_room_for_it(shop: Project) -> None:
    """No time is agreed: the lines are there, empty."""
    change(shop.clients_dir / CLIENT / "client.yml", "call: {when: second Tuesday 10:00}", "call: {minutes: 20}")
    assert "- Date:\n- Time:\n" in create_minutes(shop, CLIENT, MONTH).path.read_text(encoding="utf-8")


def test_a_pause_has_no_minutes(shop: Project) -> None:
    """There is no call in May."""
    change(shop.clients_dir / CLIENT / "client.yml", "call: {", "pause: [{month: 2024-05, reason: we move}]\ncall: {")
    with pytest.raises(ReadoutError, match=r"2024-05 is a pause \(we move\), so there is no call about 2024-04"):
        create_minutes(shop, CLIENT, MONTH)
    assert not (shop.clients_dir / CLIENT / "minutes").exists()


def test_there_is_nothing_to_open(shop: Project) -> None:
    """The cure is the command."""
    with pytest.raises(ReadoutError, match="there are no minutes of the call about 2024-04; readout minutes lamp-shop"):
        open_minutes(shop, CLIENT, MONTH)


def test_an_untouched_page_is_no_minutes(shop: Project) -> None:
    """R802 asks whether there are minutes: prompts alone are none."""
    path = create_minutes(shop, CLIENT, MONTH).path
    assert open_minutes(shop, CLIENT, MONTH).untouched
    assert not minutes_written(shop, CLIENT, MONTH)
    path.write_text(path.read_text(encoding="utf-8").replace("- [ ] Shop", "- [x] Shop"), encoding="utf-8")
    assert minutes_written(shop, CLIENT, MONTH)


def test_next_months_report_asks_for_minutes_that_nobody_has_written(shop: Project) -> None:
    """From the files: the report was sent, its page for the call was made and left as it is. Then somebody writes."""
    april, may = load_report(shop, CLIENT, MONTH), pd.Period("2024-05", "M")

    def asked() -> list[str]:
        return [str(each.where) for each in check_report(load_report(shop, CLIENT, may)) if each.code == "R802"]

    assert asked() == []  # nothing was sent, so there was no call
    write_history(shop, SentReport(CLIENT, MONTH, state="sent", facts=facts(april)))
    assert asked() == ["clients/lamp-shop/minutes/2024-04.md"]
    path = create_minutes(shop, CLIENT, MONTH).path
    assert asked() == ["clients/lamp-shop/minutes/2024-04.md"]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # opened and saved by another editor
    assert asked() == ["clients/lamp-shop/minutes/2024-04.md"]
    path.write_text(path.read_text(encoding="utf-8").replace("- [ ] Shop", "- [x] Shop"), encoding="utf-8")
    assert asked() == []
