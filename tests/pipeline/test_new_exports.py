"""``readout new`` on exports as programs and people really write them. All of them are generated."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.data.load import load_client
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.model.months import parse_month
from readout.pipeline.interview import Interview
from readout.pipeline.new_client import Made, make_client
from tests.pipeline.projects import shipped_project

USUAL = {"currency": "EUR", "timezone": "Europe/Helsinki", "start": "2025-07", "target": "9000"}
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
NAMES = "January February March April May June July August September October November December".split()  # noqa: SIM905


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without clients, with the templates that are shipped."""
    return shipped_project(tmp_path / "project")


def make(project: Project, file: Path, template: str, content: str, **flags: str) -> Made:
    file.write_bytes(content.encode("utf-8"))
    given = USUAL | {"template": template} | flags
    return make_client(project, "new", Interview(given, None, accept=True), [str(file)], {})


def values(project: Project, month: str = "2025-12") -> dict[str, float | None]:
    data = load_client(project, "new")
    assert str(data.latest_month()) == month
    return {each.kpi.id: each.value for each in data.report(data.latest_month()).kpis}


def config(project: Project) -> str:
    return (project.clients_dir / "new" / "client.yml").read_text(encoding="utf-8")


def orders(currency: str = "EUR") -> str:
    """A shop's orders, the second line of each without its totals, and one order a month in another currency."""
    lines = ["Name,Email,Financial Status,Currency,Total,Created at,Lineitem name"]
    for number, month in enumerate(MONTHS):
        for day in range(1, 29 + 3 * (month[-2:] != "02")):
            if month[-2:] in ("04", "06", "09", "11") and day == 31:
                continue
            id_, at = f"#{1000 + number * 40 + day}", f"{month}-{day:02} 23:30:00 +0200"
            money = currency if day == 1 else "EUR"
            lines.append(f'{id_},c{day}@shop.example,paid,{money},100.00,{at},"Mug, ""blue"""')
            lines.append(f'{id_},c{day}@shop.example,,,,{at},"Bowl\nwith lid"')
    return "\n".join(lines) + "\n"


def test_a_shops_orders_with_a_line_for_each_item(project: Project, tmp_path: Path) -> None:
    """Orders stand in a column called Name, once for each item; totals in their first line only."""
    made = make(project, tmp_path / "orders_export_1.csv", "ecommerce", orders())
    assert made.fields == {"revenue": "Total", "order": "Name", "customer": "Email"}
    assert values(project) == {"revenue": 3100, "orders": 31, "customers": 31, "aov": 100}
    assert "# not sure: several rows have the same Name, and it is counted once in a month" in config(project)
    assert "currency_column" not in config(project)


def test_amounts_in_another_currency_are_never_added_up_as_they_stand(project: Project, tmp_path: Path) -> None:
    """What one is worth is asked for by name; a month that the file lacks is told, and leaves no folder behind."""
    file, rates = tmp_path / "orders.csv", tmp_path / "worth.csv"
    with pytest.raises(
        ReadoutError, match='column "Currency" names SEK, and the client\'s is EUR; say what one is worth'
    ):
        make(project, file, "ecommerce", orders("SEK"))
    rates.write_text("currency,month,rate\nSEK,2024-01,0.09\n", encoding="utf-8")
    with pytest.raises(ReadoutError, match=r"worth.csv: .* there is no rate of SEK for 2024-02"):
        make(project, file, "ecommerce", orders("SEK"), rates=str(rates))
    assert list(project.clients_dir.iterdir()) == []
    rates.write_text("currency,month,rate\n" + "".join(f"SEK,{month},0.09\n" for month in MONTHS), encoding="utf-8")
    make(project, file, "ecommerce", orders("SEK"), rates=str(rates))
    assert values(project)["revenue"] == 3000 + 9
    assert "currency_column: Currency" in config(project)


def test_a_table_with_a_column_for_each_month(project: Project, tmp_path: Path) -> None:
    """Thousands by commas, a row and a column of totals: the cells are the template's first figure."""
    heads = ",".join(f"{NAMES[int(month[-2:]) - 1][:3]} {month[:4]}" for month in MONTHS)
    cells = ",".join(['"52,000"'] * len(MONTHS))
    rows = [f"Page,{heads},Total", f'/,{cells},"1,248,000"', f'/news,{cells},"1,248,000"', f'Total,{cells},"2,496,000"']
    made = make(project, tmp_path / "pages.csv", "publisher", "\n".join(rows) + "\n")
    assert made.fields == {"views": "value"}
    assert values(project) == {"page-views": 104000}
    assert 'format: {date: "%b %Y", decimal: ".", thousands: ",", across: value, leave_out: [Total]}' in config(project)
    assert "dimensions: [Page]" in config(project)


def test_a_spreadsheets_titles_empty_columns_and_totals(project: Project, tmp_path: Path) -> None:
    """With a byte order mark, months in full (May is no shorter for it) and no-break spaces between thousands."""
    months = [f"{NAMES[int(month[-2:]) - 1]} {month[:4]}" for month in MONTHS]
    rows = [f";{month};{section};1\u00a0500;300;" for month in months for section in ("News", "Guides")]
    above = [
        "\ufeffTraffic;;;;;",
        "Exported 2 January 2026;;;;;",
        ";;;;;",
        ";Month;Section;Page views;Returning readers;",
    ]
    text = "\r\n".join([*above, *rows, ";Total;;72\u00a0000;14\u00a0400;"]) + "\r\n"
    made = make(project, tmp_path / "traffic.csv", "publisher", text)
    assert made.fields == {"views": "Page views", "returning": "Returning readers"}
    assert values(project) == {"page-views": 3000, "returning-readers": 600}


CONTACTS = "Record ID,First Name,Email,Create Date,Lifecycle Stage,Original Source\n" + "".join(
    f"{90000 + n},Generated,p{n}@leads.example,{n % 12 + 1:02}/{n // 12 + 1:02}/2025 09:{n % 60:02},Lead,Direct\n"
    for n in range(12, 144)
) + "90500,Generated,p500@leads.example,30/12/2025 10:00,Lead,Paid Search\n"  # fmt: skip
ADS = "Tag;Kampagne;Kosten;Conversions\n" + "".join(
    f"{day:02}.{month:02}.2025;Generated;10,00;3,00\n" for month in range(1, 13) for day in range(1, 29)
) + "29.12.2025;Generated;10,00;3,00\n30.12.2025;Generated;10,00;3,00\n31.12.2025;Generated;10,00;3,00\n"  # fmt: skip


def test_contacts_of_a_crm_beside_an_advertising_account(project: Project, tmp_path: Path) -> None:
    """Leads are the contacts, one row each, and not what the account calls conversions; each file has its own dates.

    Nobody wrote in on New Year's Eve: whether December is whole only a person knows, and is told how to say so.
    """
    (tmp_path / "ads.csv").write_text(ADS, encoding="utf-8")
    (tmp_path / "contacts.csv").write_text(CONTACTS, encoding="utf-8")
    given = USUAL | {"template": "lead-gen", "language": "de"}
    files = [str(tmp_path / name) for name in ("ads.csv", "contacts.csv")]
    made = make_client(project, "new", Interview(given, None, accept=True), files, {})
    assert made.fields == {"lead": "Record ID", "spend": "Kosten"}
    assert 'format: {date: "%d/%m/%Y %H:%M"}' in config(project)
    unsaid, unsure = made.notes
    assert unsaid.startswith("there are no sentences in de yet: the report speaks English")
    assert "contacts.csv: the last row is of 2025-12-30" in unsure
    assert "set complete: stated and through: 2025-12-31" in unsure
    assert "# through: 2025-12-31" in config(project)
    assert load_client(project, "new").latest_month() < parse_month("2025-12")
    said = config(project).replace("    # complete: stated\n    # through:", "    complete: stated\n    through:")
    head, leads, rest = said.partition("  leads:\n")
    rest = rest.replace("    complete: last-day", "    #", 1)
    (project.clients_dir / "new" / "client.yml").write_text(head + leads + rest, encoding="utf-8")
    assert values(project)["leads"] == 12 + 1
