"""``readout new`` on exports whose months have names, in the languages of those who wrote them. All made up by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.data.load import load_client
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline.interview import Interview
from readout.pipeline.new_client import make_client
from tests.pipeline.projects import shipped_project

GERMAN = """Monat;Seitenaufrufe;Notiz
Januar 2026;1.200;von Hand gemacht
Februar 2026;1.300;von Hand gemacht
März 2026;1.450,5;von Hand gemacht
"""
FRENCH = """Date;Origine;Demandes;Dépenses;Note
30 janv. 2026;Presse;3;10,50;faits à la main
31 janv. 2026;Presse;1;12,00;faits à la main
1er févr. 2026;Presse;4;20,00;faits à la main
28 févr. 2026;Réseaux;2;31,00;faits à la main
31 mars 2026;Presse;5;8,25;faits à la main
"""
FINNISH = """Sivu;tammikuu 2026;helmikuu 2026;maaliskuu 2026;Yhteensä
/;100;200;300;600
/uutiset;10;20;30;60
Yhteensä;110;220;330;660
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without clients, with the templates that are shipped."""
    return shipped_project(tmp_path / "project")


def made(project: Project, file: Path, text: str, template: str, **flags: str) -> tuple[str, dict[str, float | None]]:
    """The new client's client.yml, and the KPIs of March 2026 that every run reads by it."""
    file.write_text(text, encoding="utf-8")
    given = {"template": template, "currency": "EUR", "timezone": "Europe/Berlin", "start": "2026-01", "target": "9000"}
    make_client(project, "new", Interview(given | flags, None, accept=True), [str(file)], {})
    data = load_client(project, "new")
    assert str(data.latest_month()) == "2026-03"
    config = (project.clients_dir / "new" / "client.yml").read_text(encoding="utf-8")
    return config, {each.kpi.id: each.value for each in data.report(data.latest_month()).kpis}


def test_german_months(project: Project, tmp_path: Path) -> None:
    config, values = made(project, tmp_path / "aufrufe.csv", GERMAN, "publisher", map="", language="de")
    assert 'format: {date: "%B %Y", language: de, ' in config
    assert "grain: month" in config
    assert values == {"page-views": 1450.5}


def test_french_days(project: Project, tmp_path: Path) -> None:
    """The first of a month is "1er"; short names have a point, mars has none."""
    config, values = made(project, tmp_path / "contacts.csv", FRENCH, "lead-gen", language="fr")
    assert 'format: {date: "%d %B %Y", language: fr, ' in config
    assert "grain: day" in config
    assert (values["leads"], values["spend"]) == (5, 8.25)


def test_finnish_months_across(project: Project, tmp_path: Path) -> None:
    """A column for each month, and one of totals that belongs to none."""
    config, values = made(project, tmp_path / "luvut.csv", FINNISH, "publisher", language="fi")
    assert 'format: {date: "%B %Y", language: fi, delimiter: ";", across: value, leave_out: [Yhteensä]}' in config
    assert values == {"page-views": 330}


@pytest.mark.parametrize(("language", "named"), [("it", "it"), ("es-MX", "es"), ("en", "es")])
def test_the_clients_language_goes_before_others_that_read_alike(
    project: Project, tmp_path: Path, language: str, named: str
) -> None:
    """Marzo is March in Italian and in Spanish; the client's other months will be in the client's language."""
    text = "Mese;Pageviews\nmarzo 2026;7\n"
    config, values = made(project, tmp_path / "m.csv", text, "publisher", language=language)
    assert f'format: {{date: "%B %Y", language: {named}' in config
    assert values == {"page-views": 7}


def test_a_name_of_two_months_is_asked_for(project: Project, tmp_path: Path) -> None:
    """Listopad is October in Croatian and November in Polish: nothing tells, unless another month does."""
    text = "Month;Pageviews\nlistopad 2026;7\n"
    with pytest.raises(ReadoutError, match=r"listopad 2026, can be read as %B %Y \[\w+\] or %B %Y \["):
        made(project, tmp_path / "m.csv", text, "publisher")
    assert list(project.clients_dir.iterdir()) == []
    text = "Month;Pageviews\nluty 2026;6\nmarzec 2026;7\nlistopad 2025;5\n"
    config, values = made(project, tmp_path / "m.csv", text, "publisher")
    assert 'format: {date: "%B %Y", language: pl' in config
    assert values == {"page-views": 7}
