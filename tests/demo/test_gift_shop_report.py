"""The demo client from files to a finished report, as ``readout run`` makes it: real kernels, real renderers."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pikepdf
import pypdf
import pytest
from nbformat.v4 import new_code_cell

from readout.cli import main
from readout.data.load import load_report
from readout.data.project import Project
from readout.model.facts import facts
from readout.model.report import Report
from readout.pipeline.publish import digest
from readout.text import goal_lines
from readout.text.figures import Figures
from readout.text.language import language
from tests.pipeline.projects import LAMP_SHOP, change, contents, new_project

ROOT = Path(__file__).resolve().parents[2]
MADE = {"report.html", "report.pdf", "facts.json"}
SAME_EVERYWHERE = ("facts.json", "report.html", "report.pdf")


@dataclass(frozen=True)
class Shop:
    """A copy of the project with the demo client alone."""

    project: Project

    @property
    def folder(self) -> Path:
        return self.project.clients_dir / "gift-shop"

    def report(self, month: str = "2011-11") -> Path:
        return self.project.reports_dir / month / "gift-shop"

    def record(self, month: str = "2011-11") -> dict[str, Any]:
        record: dict[str, Any] = json.loads((self.report(month) / "run.json").read_text(encoding="utf-8"))
        return record


def clone(root: Path) -> Shop:
    return Shop(new_project(root, "gift-shop", of=ROOT / "clients" / "gift-shop"))


def command(shop: Shop, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``readout`` as a scheduler would."""
    return subprocess.run(
        [sys.executable, "-m", "readout.cli", *arguments],
        cwd=shop.project.root,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run ``readout`` in this process, which has paid for the imports."""

    def run(shop: Shop, *arguments: str) -> int:
        monkeypatch.chdir(shop.project.root)
        return main(arguments)

    return run


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return clone(tmp_path_factory.mktemp("first") / "checkout")


@pytest.fixture(scope="module")
def made(shop: Shop) -> subprocess.CompletedProcess[str]:
    """The first run: ``readout run --month latest``."""
    return command(shop, "run", "--month", "latest", "--renderer", "embedded", PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def report(shop: Shop, made: subprocess.CompletedProcess[str]) -> Path:
    """The folder of the finished report."""
    assert made.returncode == 0, made.stderr
    return shop.report()


@pytest.fixture(scope="module")
def known(shop: Shop) -> Report:
    """What the library calculates for the same month."""
    return load_report(shop.project, "gift-shop", pd.Period("2011-11", freq="M"))


def plain(text: str) -> str:
    """Text without what only breaks lines: a PDF has line ends elsewhere than a page."""
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text))


def words_of_page(path: Path) -> str:
    body = re.sub(r"<(style|svg)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return plain(html.unescape(re.sub(r"<[^>]*>", " ", body)))


def words_of_pdf(path: Path) -> str:
    return plain(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages))


@pytest.fixture(scope="module")
def words(report: Path) -> Mapping[str, str]:
    """What a reader reads, by format."""
    return {"html": words_of_page(report / "report.html"), "pdf": words_of_pdf(report / "report.pdf")}


def test_one_command_makes_the_report(report: Path, made: subprocess.CompletedProcess[str]) -> None:
    """HTML, PDF, facts, the run's record and the executed notebook; one plain line says where; nothing on stderr."""
    assert {path.name for path in report.iterdir()} == MADE | {"report.ipynb", "run.json"}
    assert re.fullmatch(r"final  gift-shop 2011-11  reports/2011-11/gift-shop  \(\d+\.\d s\)\n", made.stdout)
    assert made.stderr == ""


def test_run_json_has_exactly_the_agreed_keys(shop: Shop, report: Path) -> None:
    """As the design names them; nothing blocks the demo report, so that it is final and without findings."""
    record = shop.record()
    assert list(record) == [
        "client", "month", "status", "renderer", "seconds", "inputs", "versions", "outputs", "checks",
    ]  # fmt: skip
    assert (record["client"], record["month"], record["status"]) == ("gift-shop", "2011-11", "final")
    assert record["renderer"] == "embedded"
    assert record["checks"] == []
    assert {"pandoc", "typst", "papermill", "plotnine"} <= set(record["versions"])
    assert re.fullmatch("[0-9a-f]{64}", record["inputs"])


def test_run_json_tells_the_truth_about_the_files(shop: Shop, report: Path) -> None:
    """Every output's sha256 is that of the file beside it."""
    true = {name: digest((report / name).read_bytes()) for name in MADE}
    assert shop.record()["outputs"] == true


def test_facts_json_is_what_the_library_calculates(report: Path, known: Report) -> None:
    """The numbers of the report are those of ``load_report``, and nothing else."""
    assert json.loads((report / "facts.json").read_text(encoding="utf-8")) == facts(known)


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_the_client_reads_every_figure(words: Mapping[str, str], known: Report, format_: str) -> None:
    """Each agreed KPI with its value and both it is compared with, where we stand, and what is asked of whom."""
    figures = Figures(language("en-GB"), "GBP")
    assert len(known.kpis) == 4
    for result in known.kpis:
        assert plain(result.kpi.name) in words[format_]
        for value in (result.value, result.previous.value, result.year_ago.value):
            assert plain(figures.short(value, result.kpi.unit)) in words[format_]
    assert plain(goal_lines.answer(known, figures)) in words[format_]
    assert len(known.work.client_asks) == 4
    for item in (*known.work.client_asks, *known.work.done, *known.work.due):
        assert plain(item.title) in words[format_]


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_november_is_right(words: Mapping[str, str], format_: str) -> None:
    """By hand from data/README.md: £1,456,145.80 on 3,021 orders of 1,665 customers, £482.01 an order."""
    for shown in ("£1.46M", "3,021", "1,665", "£482"):
        assert shown in words[format_]


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_the_analysts_own_words_stand_in_the_report(shop: Shop, words: Mapping[str, str], format_: str) -> None:
    """Every narrative cell is there; no code is."""
    cells = nbformat.read(shop.folder / "report.ipynb", as_version=4).cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert len(prose) >= 4
    for text in prose:
        assert plain(text.replace("**", "")) in words[format_]
    assert "open_report" not in words[format_]
    assert "report.headline" not in words[format_]


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_which_revenue_is_meant_is_said(words: Mapping[str, str], format_: str) -> None:
    """Net or gross, and what becomes of lines that stand twice in the shop's export."""
    assert plain("less cancellations and bad-debt adjustments") in words[format_]
    assert plain("Lines that stand twice in the shop's export are counted once.") in words[format_]


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_what_is_internal_stays_in_the_house(report: Path, words: Mapping[str, str], format_: str) -> None:
    """The column ``internal`` of work.csv is in neither format, nor in facts.json."""
    internal = ("Took six hours more than quoted", "Translator charged for the second round")
    for text in internal:
        assert plain(text) not in words[format_]
        assert text not in (report / "facts.json").read_text(encoding="utf-8")


def test_the_page_runs_and_fetches_nothing(report: Path) -> None:
    """No script and no resource from outside; its Content-Security-Policy says so to the browser."""
    page = (report / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page.lower()
    policy = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert html.unescape(policy[1]).startswith("default-src 'none';")
    assert "script-src" not in policy[1]
    sources = re.findall(r"""\b(?:src|srcset|poster|data|xlink:href)\s*=\s*["']?([^"'\s>]+)""", page)
    assert sources, "the gift guide's picture is in the page"
    assert [source for source in sources if not source.startswith(("data:", "#"))] == []
    assert re.findall(r"url\(\s*[\"']?(?!data:|#)", page) == []
    assert re.findall(r"<link\b", page) == []
    assert set(re.findall(r"<(\w+)[^>]*\shref=\"https?:", page)) == {"a"}


def test_ids_are_unique_on_the_page(report: Path) -> None:
    """Charts and tables are drawn one by one, and still no two elements share an id; every reference resolves."""
    page = (report / "report.html").read_text(encoding="utf-8")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) > 10
    assert sorted({id_ for id_ in ids if ids.count(id_) > 1}) == []
    used = re.findall(r'(?:href="|url\(|headers="|aria-labelledby=")#?([A-Za-z][\w-]*)"?\)?', page)
    assert {name for name in used if name not in ids and not name.startswith(("http", "mailto", "data"))} == set()


def test_every_picture_and_chart_says_what_it_shows(report: Path, known: Report) -> None:
    """A reader who cannot see them gets the sentence instead, in the page and in the PDF."""
    page = (report / "report.html").read_text(encoding="utf-8")
    charts = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    assert len(charts) == page.count("<svg ") > 8
    assert all(len(alt) > 60 for alt in charts)
    assert all(alt for alt in re.findall(r'<img[^>]* alt="([^"]*)"', page))
    with pikepdf.open(report / "report.pdf") as pdf:
        alts = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert {html.unescape(alt) for alt in charts} <= set(alts)


def test_the_pdf_can_be_read_aloud(report: Path) -> None:
    """Tagged (PDF/UA-1), with its language and title, tables with header cells, and no font but the shipped ones."""
    with pikepdf.open(report / "report.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en-GB"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Gift shop" in metadata["dc:title"]
        dictionaries = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        tags = {str(each.S) for each in dictionaries if "/S" in each}
        fonts = {str(each.BaseFont) for each in dictionaries if "/BaseFont" in each}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure", "/Link"} <= tags
    assert all("Lato" in font or "DejaVu" in font for font in fonts), fonts


def test_the_published_notebook_can_be_opened_again(report: Path) -> None:
    """report.ipynb is the executed copy: valid, every cell run, the parameters injected."""
    notebook = nbformat.read(report / "report.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert 'month = "2011-11"' in code[1].source
    assert "READOUT_PREPARED" not in str(notebook)


def test_equal_inputs_give_equal_bytes(shop: Shop, report: Path, tmp_path: Path) -> None:
    """Run again, and in another clone with another hash seed, time zone and two jobs: the same to the last byte."""
    first = {name: (report / name).read_bytes() for name in SAME_EVERYWHERE}
    inputs = shop.record()["inputs"]
    other = clone(tmp_path / "a-longer-path" / "clone")
    shutil.copytree(LAMP_SHOP, other.project.clients_dir / "lamp-shop")
    settings = {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = command(other, "run", "--month", "2011-11", "--renderer", "embedded", "--jobs", "2", "--json", **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {name: (other.report() / name).read_bytes() for name in SAME_EVERYWHERE} == first
    assert other.record()["inputs"] == inputs
    assert [each["client"] for each in json.loads(done.stdout)] == ["gift-shop", "lamp-shop"]


def test_a_second_run_gives_the_same_bytes(shop: Shop, report: Path, here: Callable[..., int]) -> None:
    """Made once more, in the same place, on another day: nothing in the report has changed."""
    first = {name: (report / name).read_bytes() for name in SAME_EVERYWHERE}
    version = report.resolve()
    assert here(shop, "run", "gift-shop", "--month", "2011-11", "--renderer", "embedded", "--force") == 0
    assert report.resolve() != version, "run.json says how long it took, so it is another version"
    assert {name: (report / name).read_bytes() for name in SAME_EVERYWHERE} == first


@pytest.fixture
def broken(shop: Shop, report: Path) -> Iterator[Shop]:
    """The shop's newest export arrived cut in the middle."""
    data = shop.folder / "data" / "invoices.parquet"
    whole = data.read_bytes()
    data.write_bytes(whole[: len(whole) // 2])
    yield shop
    data.write_bytes(whole)


def test_a_broken_export_leaves_the_last_report_as_it_was(
    broken: Shop, here: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line names the file, one the log, the exit code is 1, and the report before is there byte for byte."""
    before = contents(broken.report())
    assert here(broken, "run", "--month", "2011-11") == 1
    out, err = capsys.readouterr()
    head, line, log = out.splitlines()
    assert head == "failed gift-shop 2011-11"
    assert line.strip().startswith("clients/gift-shop/data/invoices.parquet: ")
    assert log.strip() == "the log is reports/.logs/gift-shop.log"
    assert err == ""
    assert contents(broken.report()) == before


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The report of November, made when the export reached the end of October."""
    shop = clone(tmp_path_factory.mktemp("draft") / "checkout")
    change(shop.folder / "client.yml", "through: 2011-11-30", "through: 2011-10-31")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(shop.project.root)
        assert main(["run", "--month", "2011-11", "--renderer", "embedded"]) == 0
    return shop


def test_an_incomplete_month_stays_a_draft(draft: Shop) -> None:
    """R001 is the reason, in run.json, on the page and in the PDF; both say DRAFT."""
    record = draft.record()
    assert record["status"] == "draft"
    errors = [check for check in record["checks"] if check["severity"] == "error"]
    assert [error["code"] for error in errors] == ["R001"]
    for words in (words_of_page(draft.report() / "report.html"), words_of_pdf(draft.report() / "report.pdf")):
        assert "draft" in words.lower()
        assert "R001" in words
        assert "31October2011" in words


def test_no_figure_of_an_incomplete_month_is_shown(draft: Shop, known: Report) -> None:
    """November's rows are in the file, but nothing made of them is said, not even in a chart's alt text."""
    figures = Figures(language("en-GB"), "GBP")
    november = [figures.value(result.value, result.kpi.unit) for result in known.kpis]
    november += [figures.short(result.value, result.kpi.unit) for result in known.kpis]
    october = [figures.short(result.previous.value, result.kpi.unit) for result in known.kpis]
    page = html.unescape((draft.report() / "report.html").read_text(encoding="utf-8"))
    body = re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)
    # The analyst's prose was written with the figures at hand; it is theirs to hold back.
    for shown in (plain(body), words_of_pdf(draft.report() / "report.pdf")):
        assert [value for value in november if plain(value) in shown] == []
        assert [value for value in october if plain(value) not in shown] == []
        assert plain("month incomplete") in shown
    made = json.loads((draft.report() / "facts.json").read_text(encoding="utf-8"))
    assert [kpi["value"] for kpi in made["kpis"]] == [None] * 4
    assert {goal["status"] for goal in made["goals"]} == {None}
    assert {goal["actual"] for goal in made["goals"]} == {None}


ANALYSTS_CELLS = (
    "import pandas as pd\nframe = pd.DataFrame({'Country': ['Ireland'], 'Parcels': [5117]})\nframe",
    "from great_tables import GT\nGT(frame.assign(Parcels=[6228]))",
    "from plotnine import aes, geom_col, ggplot, labs\n"
    "ggplot(frame, aes('Country', 'Parcels')) + geom_col() + labs(title='Parcels by plotnine')",
    "#| fig-alt: Parcels as a rising line\n"
    "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 2], [3, 4])\nplt.show()",
    "'Said by a plain cell'",
)


@pytest.fixture(scope="module")
def own_cells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo notebook with cells of an analyst's own at its end."""
    shop = clone(tmp_path_factory.mktemp("own") / "checkout")
    path = shop.folder / "report.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.extend(new_code_cell(source) for source in ANALYSTS_CELLS)
    nbformat.write(notebook, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(shop.project.root)
        assert main(["run", "--month", "2011-11", "--renderer", "embedded"]) == 0
    return shop.report()


def test_an_analysts_own_tables_are_in_both_formats(own_cells: Path) -> None:
    """A pandas DataFrame, a great table and a plain value."""
    for words in (words_of_page(own_cells / "report.html"), words_of_pdf(own_cells / "report.pdf")):
        for shown in ("Ireland", "5117", "6228", "Said by a plain cell"):
            assert plain(shown) in words
    assert (own_cells / "report.html").read_text(encoding="utf-8").count("6228") == 1, "each table once"


def test_an_analysts_own_charts_are_in_both_formats(own_cells: Path, report: Path) -> None:
    """Plotnine and matplotlib, with the alt text the analyst gave; nothing of them comes from outside."""

    def pictures(folder: Path) -> tuple[int, int]:
        page = (folder / "report.html").read_text(encoding="utf-8")
        with pikepdf.open(folder / "report.pdf") as pdf:
            figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        return page.count("<img ") + page.count("<svg "), len(figures)

    without, with_ = pictures(report), pictures(own_cells)
    assert with_[0] - without[0] == 2
    assert with_[1] - without[1] == 2
    assert 'alt="Parcels as a rising line"' in (own_cells / "report.html").read_text(encoding="utf-8")


def test_the_template_passes_nbval(tmp_path: Path) -> None:
    """As a new client gets it, it runs cell by cell as in JupyterLab (`make test` does the same with the demo's)."""
    shop = clone(tmp_path / "checkout")
    new = shop.folder.rename(shop.project.clients_dir / "my-client")
    template = (ROOT / "templates" / "ecommerce" / "report.ipynb").read_text(encoding="utf-8")
    assert "2026-01" in template
    (new / "report.ipynb").write_text(template.replace("2026-01", "2011-11"), encoding="utf-8")
    options = ("-q", "-p", "no:cacheprovider", "--nbval-lax", "--nbval-current-env", "--rootdir", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(new / "report.ipynb")],
        cwd=shop.project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"\b1\d passed", done.stdout)
