"""``readout new``: from a data file nobody has described to a report, without a word of configuration typed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from readout.data.client_file import read_client
from readout.data.load import load_client
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.notebook.checking import CONFIGURATION
from readout.notebook.file import read_notebook
from readout.notebook.parameters import read_parameters
from readout.notebook.template_base import base_of, template_base
from readout.pipeline.check import check_client
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.interview import Interview
from readout.pipeline.new_client import Made, make_client
from readout.pipeline.run import run_client
from tests.pipeline.exports import EXPORTS, Export
from tests.pipeline.projects import shipped_project

USUAL = {"currency": "EUR", "timezone": "Europe/Berlin", "start": "2025-07", "target": "100000"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without clients, with the templates that are shipped."""
    return shipped_project(tmp_path / "project")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    (tmp_path / "downloads").mkdir()
    return tmp_path / "downloads"


DIES = """
import os, sys
from pathlib import Path
from readout.data.project import Project
from tests.pipeline.test_new_client import make

replace = os.replace

def dying(source, target, **settings):
    if Path(target).name == "new":
        os.kill(os.getpid(), 9)
    replace(source, target, **settings)

os.replace = dying
make(Project(Path(sys.argv[1])), Path(sys.argv[2]), {"template": "ecommerce"})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_a_killed_command_left_goes_with_the_next(project: Project, downloads: Path) -> None:
    """It is a client's data: hidden, out of git, and removed once it is nobody's work any more."""
    export = orders(downloads / "orders.csv")
    command = [sys.executable, "-c", DIES, str(project.root), str(export)]
    killed = subprocess.run(command, cwd=Path(__file__).parents[2])
    assert killed.returncode == -signal.SIGKILL
    (left,) = project.clients_dir.iterdir()
    assert list(left.glob("new/data/*"))
    assert project.clients() == ()
    shutil.copyfile(Path(__file__).parents[2] / ".gitignore", project.root / ".gitignore")
    subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
    status = ["git", "status", "--porcelain", "-uall", "clients"]
    assert subprocess.run(status, cwd=project.root, check=True, capture_output=True).stdout == b""
    os.utime(left, (0, 0))
    make(project, export, {"template": "ecommerce"})
    assert [path.name for path in project.clients_dir.iterdir()] == ["new"]


def make(project: Project, data: Path | list[Path], flags: Mapping[str, str], **maps: str) -> Made:
    """Make the client ``new`` with ``--yes`` and no terminal."""
    files = [str(each) for each in (data if isinstance(data, list) else [data])]
    return make_client(project, "new", Interview(USUAL | dict(flags), None, accept=True), files, maps)


def text(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def orders(path: Path, header: str = "Date,Order,Customer,Country,Revenue", date: str = "%Y-%m-%d") -> Path:
    """Four months with one order a day over 100, generated here."""
    import pandas as pd

    days = pd.date_range("2025-09-01", "2025-12-31")
    rows = (f"{day.strftime(date)},A{n},C{n % 9},{('FI', 'SE')[n % 2]},100" for n, day in enumerate(days))
    return text(path, header, *rows)


def config(project: Project) -> str:
    return (project.clients_dir / "new" / "client.yml").read_text(encoding="utf-8")


def messages(error: pytest.ExceptionInfo[ReadoutError]) -> list[str]:
    return [str(problem) for problem in error.value.problems]


def nothing_is_left(project: Project) -> bool:
    return list(project.clients_dir.iterdir()) == []


@pytest.mark.parametrize("export", EXPORTS, ids=lambda each: each.name)
def test_an_export_becomes_a_report(project: Project, downloads: Path, export: Export) -> None:
    """Five exports never described: the figures are those of the file, and a page and a PDF come out, as a draft."""
    expected = export.write(downloads / export.name)
    made = make(project, downloads / export.name, {"template": export.template})
    data = load_client(project, "new")
    report = data.report(data.latest_month())
    assert (str(report.month), made.month, made.whole) == (str(report.month), report.month, True)
    assert {each.kpi.id: each.value for each in report.kpis} == pytest.approx(expected)
    assert set(made.kpis) == set(expected)
    outcome = run_client(project, "new", None, EmbeddedEngine())
    assert (outcome.error, outcome.status) == (None, "draft")
    folder = project.reports_dir / made.month.strftime("%Y-%m") / "new"
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    waiting_for_words = ("R104", "R105", "R2", "R5", "R6", "R7", "R8")
    wrong = [each for each in outcome.findings if not each.code.startswith(waiting_for_words)]
    assert [each for each in wrong if each.severity == "error"] == []


@pytest.mark.parametrize("export", EXPORTS, ids=lambda each: each.name)
def test_what_is_written_teaches_and_keeps_to_its_width(project: Project, downloads: Path, export: Export) -> None:
    """Editors complete it (its first line names the schema), comments explain it, and no line runs off the screen."""
    export.write(downloads / export.name)
    make(project, downloads / export.name, {"template": export.template})
    lines = config(project).splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../lib/readout/data/client.schema.json"
    assert sum("#" in line for line in lines) > 40
    assert [line for line in lines if len(line) > 140] == []
    assert [each for each in check_client(project, "new", None).findings if each.code == CONFIGURATION] == []


def test_what_waits_is_a_comment_that_works_once_uncommented(project: Project, downloads: Path) -> None:
    """A KPI without a column and the template's other goals stand in comments, with how to bring them in."""
    american = EXPORTS[1]
    american.write(downloads / american.name)
    made = make(project, downloads / american.name, {"template": "lead-gen"})
    assert made.waiting == {"qualified": "the data have no column for qualified"}
    path = project.clients_dir / "new" / "client.yml"
    written = path.read_text(encoding="utf-8")
    assert "# Not yet: the data have no column for qualified." in written
    brought = written.replace("\n#  - id: cheaper-leads", "\n  - id: cheaper-leads")
    for key in ("statement", "kpi", "target", "measure", "plan", "parent"):
        brought = brought.replace(f"\n#    {key}:", f"\n    {key}:")
    path.write_text(brought, encoding="utf-8")
    assert [goal.id for goal in read_client(project, "new").goals] == ["more-leads", "cheaper-leads"]


def test_what_waits_is_in_the_reports_language_too(project: Project, downloads: Path) -> None:
    """Once uncommented it is read by the client, who reads Finnish everywhere else."""
    american = EXPORTS[1]
    american.write(downloads / american.name)
    make(project, downloads / american.name, {"template": "lead-gen", "language": "fi"})
    waiting = config(project).split("# Not yet:")[1]
    assert "#    name: Kelvollisten liidien osuus" in waiting
    assert "#    name: Qualified share" not in waiting


def test_the_notebook_is_the_clients_and_remembers_its_template(project: Project, downloads: Path) -> None:
    """It opens on the newest complete month, explains a KPI the client has, and ``sync`` knows where it began."""
    made = make(project, orders(downloads / "o.csv"), {"template": "ecommerce"}, revenue="none")
    assert "revenue" in made.waiting
    path = project.clients_dir / "new" / "report.ipynb"
    notebook = read_notebook(path, "report.ipynb")
    parameters = read_parameters(notebook, "report.ipynb")
    assert (parameters.client, str(parameters.month)) == ("new", "2025-12")
    (explained,) = [cell.metadata["readout"]["kpis"] for cell in notebook.cells if cell["id"] == "explain-1"]
    assert explained == ["orders"]
    template = read_notebook(project.root / "templates" / "ecommerce" / "report.ipynb", "template")
    assert base_of(notebook) == template_base("ecommerce", template)
    assert (project.clients_dir / "new" / "work.csv").read_text().startswith("id,title,kind,owner,promised,due,done,")


def test_a_folder_that_is_there_is_never_touched(project: Project, downloads: Path) -> None:
    """Not even an empty one; said before anything is looked at."""
    (project.clients_dir / "new").mkdir()
    with pytest.raises(ReadoutError, match="is there already, and nothing in it is ever overwritten"):
        make(project, downloads / "nowhere.csv", {"template": "ecommerce"})
    assert list((project.clients_dir / "new").iterdir()) == []


@pytest.mark.parametrize("client", ["My shop", "../shop", "Shop", "-x", ""])
def test_a_client_id_is_small_letters_digits_and_hyphens(project: Project, client: str) -> None:
    with pytest.raises(ReadoutError, match="is not a client's id; write small letters, digits and -"):
        make_client(project, client, Interview({}), [], {})
    assert nothing_is_left(project)


def test_a_crash_leaves_no_half_folder(project: Project, downloads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks while the folder is made, the client's name stays free."""

    def breaks(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("readout.pipeline.new_client._write_notebook", breaks)
    with pytest.raises(OSError, match="the disk is full"):
        make(project, orders(downloads / "o.csv"), {"template": "ecommerce"})
    assert nothing_is_left(project)


def test_every_missing_flag_is_named_at_once(project: Project, downloads: Path) -> None:
    """Without a terminal: what has no proposal, then what would be proposed, as one would type it."""
    with pytest.raises(ReadoutError) as error:
        make_client(project, "new", Interview({}), [], {})
    needed, offered = messages(error)
    flags = "--template, --data, --currency, --timezone, --start, --target"
    assert needed == f"there is no terminal to ask on, and no answer for {flags}; add them"
    assert offered == "add --yes to accept what is proposed, or other answers: --name New, --language en"
    given = USUAL | {"template": "ecommerce", "name": "Shop", "language": "fi"}
    with pytest.raises(ReadoutError) as error:
        make_client(project, "new", Interview(given), [str(orders(downloads / "o.csv"))], {})
    assert messages(error) == [
        "add --yes to accept what is proposed, or other answers: --end 2026-06, --date Date, --grain day, --map "
        "revenue=Revenue, --map order=Order, --map customer=Customer, --goal-kpi revenue, --until 2026-06, "
        '--goal "Net revenue: €100,000 from July 2025 to June 2026"'.replace(
            "Net revenue: €100,000 from July 2025 to June 2026",
            "Nettomyynti: 100\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€ heinäkuusta 2025 kesäkuuhun 2026",
        )
    ]
    assert nothing_is_left(project)


def test_every_wrong_flag_is_named_at_once(project: Project, downloads: Path) -> None:
    """Each with the value and the cure; nothing is made."""
    flags = {"template": "shop", "language": "Deutsch", "currency": "EURO", "timezone": "Berlin", "start": "2025"}
    with pytest.raises(ReadoutError) as error:
        make(project, downloads / "no.csv", flags)
    template, data, language, currency, timezone, start = messages(error)
    assert template.startswith("--template is 'shop'; there is no template 'shop'; write ecommerce, lead-gen or")
    assert data.startswith(f"{downloads / 'no.csv'}: there is no such file")
    assert language.startswith("--language is 'Deutsch'; write a language as BCP 47 has it")
    assert currency == "--currency is 'EURO'; write a code of ISO 4217, for example GBP"
    assert timezone == "--timezone is 'Berlin'; did you mean Europe/Berlin?"
    assert start == "--start is '2025'; write a month as YYYY-MM, for example 2011-12"
    assert nothing_is_left(project)


def test_day_and_month_are_never_guessed(project: Project, downloads: Path) -> None:
    """Twelve rows of 1 to 12 March, or of the 3rd of twelve months: --yes does not accept what nothing tells."""
    rows = [f"0{n % 9 + 1}/0{n * 5 % 9 + 1}/2025,A{n},10" for n in range(9)]
    file = text(downloads / "o.csv", "Date,Order,Revenue", *rows)
    with pytest.raises(ReadoutError, match=r"can be read as %d/%m/%Y or %m/%d/%Y; say which by --date-format"):
        make(project, file, {"template": "ecommerce"})
    made = make(project, file, {"template": "ecommerce", "date-format": "%m/%d/%Y"})
    assert "# not sure: the dates could also be %d/%m/%Y" in config(project)
    assert str(made.month) == "2025-08"


def test_dates_that_follow_each_other_evenly_tell_the_order(project: Project, downloads: Path) -> None:
    """The first of each month is written 01/02/2025 by some and 02/01/2025 by others: one of them makes no months."""
    rows = [f"01/{n % 12 + 1:02}/{2024 + n // 12},{n + 10},{n}" for n in range(24)]
    make(project, text(downloads / "o.csv", "Month,Orders,Revenue", *rows), {"template": "ecommerce"})
    (source,) = read_client(project, "new").sources
    assert (source.format.date, source.grain) == ("%d/%m/%Y", "month")


def test_a_decimal_mark_is_never_guessed(project: Project, downloads: Path) -> None:
    """1.500 in every row: a thousand and a half, or one and a half. It is asked for, and both stand in the file."""
    days = [f"2025-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 31)]
    file = text(downloads / "o.csv", "Date;Order;Revenue", *(f"{day};A{n};1.500" for n, day in enumerate(days)))
    with pytest.raises(ReadoutError, match=r"o.csv: 1.500 could mark thousands or decimals.*--decimal"):
        make(project, file, {"template": "ecommerce"})
    make(project, file, {"template": "ecommerce", "decimal": ","})
    assert '# not sure: 1.500 could also be meant with decimal: ".", thousands: ""' in config(project)
    report = load_client(project, "new").report(load_client(project, "new").latest_month())
    assert report.kpis[0].value == 1500 * 30


def test_a_column_can_be_named_by_hand(project: Project, downloads: Path) -> None:
    """Names no synonym knows, with signs YAML and formulas care about, are mapped; a wrong one gets its cure."""
    file = orders(downloads / "o.csv", 'Date,"Nr: #1","who ""exactly""",Country,"Wert (€), netto"')
    with pytest.raises(ReadoutError) as error:
        make(project, file, {"template": "ecommerce"}, revenue="Wert", turnover="x")
    assert messages(error)[:2] == [
        "--map revenue=Wert: the data have no column 'Wert'; did you mean Wert (€), netto?",
        "--map turnover=x: turnover is no column of the template ecommerce; the template's columns are revenue, order, "
        "customer",
    ]
    names = {"revenue": "Wert (€), netto", "order": "Nr: #1", "customer": 'who "exactly"'}
    made = make(project, file, {"template": "ecommerce"}, **names)
    assert made.fields == names
    report = load_client(project, "new").report(made.month)
    assert {each.kpi.id: each.value for each in report.kpis} == {
        "revenue": 3100, "orders": 31, "customers": 9, "aov": 100,
    }  # fmt: skip


def test_columns_that_say_nothing_are_told_with_the_way_out(project: Project, downloads: Path) -> None:
    file = text(downloads / "o.csv", "Date,Foo,Bar", "2025-01-01,1,2")
    with pytest.raises(ReadoutError) as error:
        make(project, file, {"template": "ecommerce"})
    assert messages(error) == [
        "none of the columns 'Date', 'Foo', 'Bar' is known as one of the template's (revenue, order, customer); say "
        "which is which, as in --map revenue=COLUMN"
    ]


def test_amounts_with_a_currency_are_told_before_a_folder_is_made(project: Project, downloads: Path) -> None:
    """The reader would refuse them in every run; the cure is in the export."""
    file = text(downloads / "o.csv", "Date,Revenue", "2025-01-01,€ 12.50", "2025-01-02,€ 9.00")
    with pytest.raises(ReadoutError) as error:
        make(project, file, {"template": "ecommerce"})
    said = "column \"Revenue\" is '€ 12.50'; export the plain number without the currency"
    assert messages(error) == [f"{file}: {said}"]


def test_a_cell_that_cannot_be_read_is_told_by_the_name_the_user_knows(project: Project, downloads: Path) -> None:
    """A wrong cell far down is found by reading as every run does: with its line in the user's own file."""
    file = orders(downloads / "o.csv")
    broken = file.read_text().replace("2025-12-30,A120,C3", "2025-12-30,A120,C3,extra")
    file.write_text(broken)
    with pytest.raises(ReadoutError) as error:
        make(project, file, {"template": "ecommerce"})
    assert messages(error)[0].startswith(f"{file}:122: has 6 cells where the header in line 1 names 5 columns")
    assert nothing_is_left(project)


def test_two_files_are_two_sources(project: Project, downloads: Path) -> None:
    """Leads from one system, advertising from another, and a ratio across both."""
    days = [f"2025-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 31)]
    leads = text(downloads / "crm.csv", "Date,Lead,Qualified", *(f"{day},L{n},{'yes' * (n % 2)}" for n, day in
                 enumerate([*days, "2025-10-31"])))  # fmt: skip
    ads = text(downloads / "ads.csv", "Date,Spend", *(f"{day},20" for day in [*days, "2025-10-31"]))
    made = make(project, [leads, ads], {"template": "lead-gen", "goal-kpi": "cost-per-lead", "target": "15"})
    client = read_client(project, "new")
    assert [(source.id, source.file) for source in client.sources] == [
        ("leads", "data/crm.csv"), ("advertising", "data/ads.csv"),
    ]  # fmt: skip
    report = load_client(project, "new").report(made.month)
    values = {each.kpi.id: each.value for each in report.kpis}
    assert values == pytest.approx({"leads": 31, "spend": 620, "cost-per-lead": 20, "qualified": 15 / 31})
    (goal,) = client.goals
    assert (goal.id, goal.kpi, goal.measure, goal.target) == ("cheaper-leads", "cost-per-lead", "level", 15)
    assert goal.statement == "Cost per lead: at most €15.00 in one month by June 2026"


def test_yes_and_no_in_words_are_not_counted_together(project: Project, downloads: Path) -> None:
    """count() leaves blank cells out, not those that say no: the KPI waits, and the reason says what to export."""
    rows = [f"2025-09-{n % 30 + 1:02},L{n},{('yes', 'no')[n % 2]}" for n in range(60)]
    made = make(project, text(downloads / "crm.csv", "Date,Lead,Qualified", *rows), {"template": "lead-gen"})
    assert made.waiting["qualified"] == (
        '"Qualified" holds yes and no, and counting would count both; leave the no blank in the export, '
        "or export 1 and 0"
    )
    assert made.waiting["cost-per-lead"] == "it needs the KPI spend"


def test_a_file_in_a_data_root_stays_where_it_is(project: Project, tmp_path: Path) -> None:
    """It is read there, and a new export in its place is the next month's data; a stranger's file is copied."""
    drive = tmp_path / "drive"
    (drive / "new" / "exports").mkdir(parents=True)
    (project.root / "agency.yml").write_text(f"roots: {{drive: {drive}}}\n")
    file = orders(drive / "new" / "exports" / "o.csv")
    make(project, file, {"template": "ecommerce"})
    (source,) = read_client(project, "new").sources
    assert (source.root, source.file) == ("drive", "exports/o.csv")
    assert list((project.clients_dir / "new" / "data").iterdir()) == []
    assert load_client(project, "new").latest_month().month == 12


def test_data_that_end_inside_their_only_month_make_a_draft(project: Project, downloads: Path) -> None:
    """No month is complete yet; the folder is sound, and the month to run it for is named."""
    rows = [f"2025-09-{day:02},A{day},10" for day in range(1, 21)]
    made = make(project, text(downloads / "o.csv", "Date,Order,Revenue", *rows), {"template": "ecommerce"})
    assert (str(made.month), made.whole) == ("2025-09", False)
    assert run_client(project, "new", made.month, EmbeddedEngine()).status == "draft"


def test_in_another_language_the_client_reads_that_language(project: Project, downloads: Path) -> None:
    """Names, definitions and the goal are the report's; a language without a catalogue keeps the template's words."""
    make(project, orders(downloads / "o.csv"), {"template": "ecommerce", "language": "fi"})
    client = read_client(project, "new")
    assert [kpi.name for kpi in client.kpis] == ["Nettomyynti", "Tilaukset", "Asiakkaat", "Keskiostos"]
    assert client.goals[0].statement.startswith("Nettomyynti: 100\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€ heinäkuusta")


def test_a_template_of_ones_own_works_alike(project: Project, downloads: Path) -> None:
    """A folder under templates/ is enough: its KPIs' columns are what is looked for, its other files come along."""
    own = project.root / "templates" / "seminars"
    shutil.copytree(project.root / "templates" / "ecommerce", own)
    (own / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    path = own / "client.yml"
    path.write_text(path.read_text().replace("sum(revenue)", "sum(seats)").replace("unit: currency", "unit: number"))
    made = make(project, orders(downloads / "o.csv", "Date,Order,Customer,Country,Seats"), {"template": "seminars"})
    assert made.fields == {"seats": "Seats", "order": "Order", "customer": "Customer"}
    assert (project.clients_dir / "new" / "logo.svg").is_file()


@dataclass
class Analyst:
    """Somebody who answers from a list, and presses Enter for the rest."""

    answers: dict[str, list[str]]
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def ask(self, question: str, proposal: str) -> str:
        self.asked.append(question)
        for start, answers in self.answers.items():
            if question.startswith(start) and answers:
                return answers.pop(0)
        return proposal

    def tell(self, line: str) -> None:
        self.told.append(line)


def test_at_a_terminal_everything_is_asked_with_a_proposal(project: Project, downloads: Path) -> None:
    """A wrong answer is asked again with its cure; Enter accepts; what the flags say is not asked."""
    file = orders(downloads / "o.csv")
    analyst = Analyst({
        "Template": ["shop", "ecommerce"], "The data file": ["nowhere.csv", str(file)], "The client's name": ["Näytös"],
        "Currency": ["", "EUR"], "First month": ["2025-09"], "Column for customer": ["none"],
        "Its target": ["many", "12000"],
    })  # fmt: skip
    made = make_client(project, "new", Interview({"timezone": "Europe/Helsinki"}, analyst), [], {})
    client = read_client(project, "new")
    assert (client.name, client.timezone, client.goals[0].target) == ("Näytös", "Europe/Helsinki", 12000)
    assert not [question for question in analyst.asked if "zone" in question]
    assert analyst.told == [
        "'shop': there is no template 'shop'; write ecommerce, lead-gen or publisher, or put a folder with a "
        "client.yml there",
        "'nowhere.csv': there is no such file; name the export, for example ~/Downloads/orders.csv",
        "an answer is needed here",
        "'many': write a plain number, for example 10000000 or 0.5",
    ]
    assert "customers" in made.waiting


def test_the_yaml_is_read_by_other_programs_too(project: Project, downloads: Path) -> None:
    """Nothing in it leans on our own reader."""
    make(project, orders(downloads / "o.csv"), {"template": "ecommerce", "name": "Löwe & Söhne: Lampen"})
    assert YAML(typ="safe").load(config(project))["name"] == "Löwe & Söhne: Lampen"
