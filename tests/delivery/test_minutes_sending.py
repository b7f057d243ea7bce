"""Minutes as a message in the outbox: finished ones only, without what is internal, to people of client.yml."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest

from readout.data.minutes_receipt import read_receipt
from readout.data.project import Project
from readout.delivery.minutes import open_minutes
from readout.delivery.minutes_sending import mark_minutes_sent, queue_minutes
from readout.delivery.outbox import Outbox
from readout.model.errors import ReadoutError
from readout.text.figures import Figures
from readout.text.minutes_shared import shared_minutes
from tests.delivery.called import CLIENT, DECISION, FILLED, MONTH, called, minutes_of

NOW = dt.datetime(2024, 5, 14, 11, 5, tzinfo=dt.UTC)


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    """The lamp shop before the call about April 2024."""
    return called(tmp_path / "project")


def sent(shop: Project) -> EmailMessage:
    queued = queue_minutes(shop, open_minutes(shop, CLIENT, MONTH), NOW)
    return cast(EmailMessage, message_from_bytes(queued.message.read_bytes(), policy=default))


def refusal(shop: Project) -> list[str]:
    with pytest.raises(ReadoutError) as refused:
        sent(shop)
    return str(refused.value).splitlines()


def bodies(message: EmailMessage) -> tuple[str, str]:
    plain, html = message.iter_parts()
    texts = [part.get_content() for part in (plain, html)]  # type: ignore[attr-defined]
    return texts[0].replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " "), texts[1].replace("\r\n", "\n")


def test_the_message(shop: Project) -> None:
    """Plain text and HTML; days and people as the client reads them; ids, prompts and empty rows stay here."""
    minutes_of(shop, *FILLED)
    message = sent(shop)
    assert (shop.root / "outbox" / "2024-04" / "lamp-shop.minutes.eml").is_file()
    assert message["Subject"] == "Minutes of our call about April 2024: Lamp shop"
    assert message["From"] == "Account lead <lead@agency.example>"
    assert message["To"] == "Shop owner <owner@shop.example>, Account lead <lead@agency.example>"
    assert (message["X-Unsent"], message["Content-Language"]) == ("1", "en-GB")
    plain, html = bodies(message)
    assert "- Date: 14 May 2024\n- Time: 10:00\n" in plain
    assert "Attendees\n\n- Account lead\n- Shop owner\n" in plain
    assert "- Write the sale page (Owner: Wendy Writer; Due: 28 May 2024; About: Net revenue)\n" in plain
    assert "- Send photos (Owner: Shop owner; Due: 24 May 2024; About: for the sale page)\n" in plain
    assert "- Can we see the clicks? (From: Shop owner; Due: 21 May 2024)\n" in plain
    assert "<td>28 May 2024</td>" in html
    assert '<html lang="en-GB"' in html
    for text in (plain, html):
        assert "A good call." in text
        assert not [each for each in ("prices |", "✎", "Wendy Writer]", "Readout made", ">prices<") if each in text]


SECRETS = (
    "## Internal (never sent)\n\nsecret one\n\n### Deeper\n\nsecret two\n",
    "## internal notes\n\nsecret one\n\n| Action | Owner | Due |\n|---|---|---|\n| secret two | lead | 2024-06-01 |\n",
    "Internal\n--------\n\nsecret one\n\n- [x] secret two\n",
    "# INTERNAL: for us\n\nsecret one\n\n- Date: secret two\n",
    "## Sisäistä\n\nsecret one <!-- secret two -->\n",
    "## Open\n\nshown <!-- secret one\n\nsecret two -->\n",
)


def test_what_is_internal_never_leaves(shop: Project) -> None:
    """Whatever its heading looks like and wherever it stands, up to the next heading of its level."""
    path = minutes_of(shop, *FILLED)
    text = path.read_text(encoding="utf-8")
    for secret in SECRETS:
        for place in ("## Attendees\n", "## Notes\n", "<!-- Readout made"):
            path.write_text(text.replace(place, f"{secret}\n{place}"), encoding="utf-8")
            page = open_minutes(shop, CLIENT, MONTH)
            shared = shared_minutes(page.page, page.client, Figures(page.words, "GBP"))
            assert "secret" not in shared, (secret, place)
            assert "tired" not in shared, (secret, place)
            assert secret.startswith("# ") or "A good call." in shared, (secret, place)
    path.write_text(text.replace("## Notes\n", f"{SECRETS[0]}\n## Notes\n"), encoding="utf-8")
    for body in bodies(sent(shop)):
        assert "secret" not in body
        assert "tired" not in body


@pytest.mark.parametrize("heading", ["> ## Internal\n> secret", "- ## Internal\n\n  secret"])
def test_a_hidden_heading_in_a_list_is_refused(heading: str, shop: Project) -> None:
    """It begins no section, so what stands below it would be read by everybody."""
    minutes_of(shop, *FILLED, ("## Notes\n", f"## Notes\n\n{heading}\n"))
    (said,) = refusal(shop)
    assert "a heading for what is internal stands inside a list or a quote; begin the line with it" in said


def test_unanswered_prompts_are_refused_all_at_once(shop: Project) -> None:
    """Each with its line and its heading; what was prepared by us is no answer."""
    minutes_of(shop, ("- [ ] Shop owner", "- [ ] The shop owner"))
    lines = open_minutes(shop, CLIENT, MONTH).text.splitlines()
    said = refusal(shop)
    assert [each.partition("the prompt below ")[2] for each in said] == [
        f"{title!r} is not answered; write an answer, or delete the prompt"
        for title in ("Attendees", "Decisions", "Your questions and feedback", "Notes")
    ]
    assert all(lines[int(each.split(":")[1]) - 1].startswith("> ✎") for each in said)
    assert not (shop.root / "outbox").exists()


def test_a_prompt_that_was_deleted_asks_for_nothing(shop: Project) -> None:
    """Nothing was asked in the call: its heading goes as well."""
    asked = "> ✎ What were we asked or told, and what did we answer? If no answer yet: by when.\n"
    notes = "> ✎ What else was said that both sides should remember? Else delete this line.\n"
    minutes_of(shop, ("- [ ] Shop", "- [x] Shop"), DECISION, (asked, ""), (notes, ""))
    plain, _ = bodies(sent(shop))
    assert "Your questions and feedback" not in plain
    assert "Notes" not in plain


def test_hostile_words_stay_words(shop: Project) -> None:
    """As in a report's narratives: no script, no picture, no raw HTML; headers cannot be broken by a name."""
    hostile = "<script>x</script> ![p](http://a.example/p.png) [l](javascript:y) {{< env HOME >}}"
    minutes_of(shop, *FILLED, ("A good call.", hostile))
    plain, html = bodies(sent(shop))
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript" not in html + plain
    assert "&lt;script&gt;x&lt;/script&gt;" in html


def test_the_same_minutes_are_written_once(shop: Project) -> None:
    """A second time changes nothing; changed minutes are written anew, and the message before is kept."""
    path = minutes_of(shop, *FILLED)
    first = sent(shop)["Message-ID"]
    before = queue_minutes(shop, open_minutes(shop, CLIENT, MONTH), NOW + dt.timedelta(hours=1))
    assert (before.new, before.kept) == (False, None)
    path.write_text(path.read_text(encoding="utf-8").replace("A good call.", "A short call."), encoding="utf-8")
    again = queue_minutes(shop, open_minutes(shop, CLIENT, MONTH), NOW)
    assert again.kept is not None
    assert first.encode() in again.kept.read_bytes()
    assert first.encode() not in again.message.read_bytes()


def test_an_address_corrected_while_the_message_waits(shop: Project) -> None:
    """The same minutes are written again, to the right address; the one that nobody should send is kept aside."""
    minutes_of(shop, *FILLED)
    sent(shop)
    config = shop.clients_dir / CLIENT / "client.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("owner@shop.example", "boss@shop.example"))
    again = queue_minutes(shop, open_minutes(shop, CLIENT, MONTH), NOW)
    assert (again.new, again.to) == (True, ("boss@shop.example", "lead@agency.example"))
    assert b"owner@shop.example" not in again.message.read_bytes()
    assert again.kept is not None
    assert getattr(read_receipt(shop, CLIENT, MONTH), "to", None) == again.to


def test_the_longest_name_is_cut_for_the_header(shop: Project) -> None:
    """As in the message with the report: as long as a reader can take in."""
    minutes_of(shop, *FILLED)
    config = shop.clients_dir / CLIENT / "client.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("name: Shop owner", f'name: "Shop owner 😀{"x" * 180}"'), encoding="utf-8")
    minutes = shop.clients_dir / CLIENT / "minutes" / "2024-04.md"
    minutes.write_text(minutes.read_text(encoding="utf-8").replace("Shop owner", "owner"), encoding="utf-8")
    message = sent(shop)
    assert message["To"].addresses[0].addr_spec == "owner@shop.example"
    assert message["To"].addresses[0].display_name.count("x") == 100 - len("Shop owner 😀")


def test_minutes_have_a_name_that_no_report_has(shop: Project) -> None:
    """A client may be called lamp-shop-minutes: their report's message stays where it is."""
    minutes_of(shop, *FILLED)
    report = Outbox(shop, "lamp-shop-minutes", MONTH).message
    report.parent.mkdir(parents=True)
    report.write_bytes(b"Subject: Report for Lamp shop minutes\r\n\r\n")
    queued = queue_minutes(shop, open_minutes(shop, CLIENT, MONTH), NOW)
    assert queued.message != report
    assert queued.kept is None
    assert report.read_bytes() == b"Subject: Report for Lamp shop minutes\r\n\r\n"


def test_sent_by_hand_is_recorded(shop: Project) -> None:
    """In the client's folder, which git shares: colleagues see it too."""
    minutes_of(shop, *FILLED)
    page = open_minutes(shop, CLIENT, MONTH)
    with pytest.raises(ReadoutError, match="no message with these minutes has been made; readout minutes lamp-shop"):
        mark_minutes_sent(shop, page, NOW)
    sent(shop)
    assert getattr(read_receipt(shop, CLIENT, MONTH), "state", None) == "queued"
    marked = mark_minutes_sent(shop, page, NOW)
    assert read_receipt(shop, CLIENT, MONTH) == marked
    assert (marked.state, marked.to) == ("sent", ("owner@shop.example", "lead@agency.example"))


def test_there_must_be_somebody_to_write_to(shop: Project) -> None:
    """Recipients come from client.yml alone: an address typed into the minutes is none."""
    config = shop.clients_dir / CLIENT / "client.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(", email: owner@shop.example", ""), encoding="utf-8")
    minutes_of(shop, *FILLED, ("- [ ] Wendy Writer", "- [x] thief@evil.example"))
    assert refusal(shop) == [
        "clients/lamp-shop/client.yml: there is nobody to send them to; "
        "give somebody whose side is client an email in people"
    ]


def test_in_finnish(tmp_path: Path) -> None:
    """Every word that Readout says is Finnish."""
    shop = called(tmp_path / "project", "fi")
    minutes_of(shop, ("- [ ] Shop", "- [x] Shop"), ("in 2024 |  |  |", "in 2024 | muutetaan | Kesän takia |"),
               ("\n|  |  |  |  |  |  |\n", "\n| Hyvä opas | palaute | | Kiitos | | |\n"),
               ("poista tämä rivi.\n", "poista tämä rivi.\n\nSovimme kesästä.\n"))  # fmt: skip
    message = sent(shop)
    plain, _ = bodies(message)
    assert message["Subject"] == "Muistio puhelustamme, aiheena huhtikuu 2024: Lamp shop"
    assert "- Päivä: 14. toukokuuta 2024" in plain
    assert "- Hyvä opas (Laji: Palaute; Vastaus: Kiitos)" in plain
    assert "Päätös: muutetaan; Perustelu: Kesän takia" in plain
    assert "Prices for the summer sale (Vastuuhenkilö: Shop owner; Määräpäivä: 7. toukokuuta 2024)" in plain
