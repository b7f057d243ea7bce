"""Which names must not stand in a client's report."""

import pytest
from ruamel.yaml import YAML

from readout.data.neighbours import client_name, foreign_names
from readout.data.project import Project
from tests.builders import client_of


def test_all_other_clients_by_id_and_name(tmp_path):
    """A neighbour that may be mentioned is left out; one that cannot be read still has its id."""
    for id_, text in {
        "shop": "name: Shop\n",
        "lamps": "# ours\nname: 'Lamps & Co'\nkpis: []\n",
        "partner": "name: Partner Ltd\n",
        "broken": "name: [unclosed\n",
        "folded": "name: >-\n  Secret\n  Holding\n",
        "quoted": '"name": "Quoted Ltd"\n',
    }.items():
        (tmp_path / "clients" / id_).mkdir(parents=True)
        (tmp_path / "clients" / id_ / "client.yml").write_text(text)
    names = foreign_names(Project(tmp_path), client_of(may_mention=("partner ltd",)))
    assert sorted(names) == ["Lamps & Co", "Quoted Ltd", "Secret Holding", "broken", "folded", "lamps", "quoted"]


@pytest.mark.parametrize(
    "said",
    [
        "Lamp Shop", "Käsityö & Koti Oy", "C# Club", "A: b", "a #b", "No", "null", "true ", "1e5", "12",
        "2024-05-01", "A#b", "It's", "Lamps (UK) Ltd.", "'It''s'", '"A\\tb"', "a:b", "a:", "A,b", "[a]", "Yes", "~",
        "-", "x  y", "N", "Off  # not ours", "a/b", "a-b - c", "{a: b}", "_x", ".5", "å",
    ],
)  # fmt: skip
def test_a_name_is_what_yaml_reads(tmp_path, said):
    """Plain names are taken without a parser, which takes a thousand times as long; what it would read stays."""
    file = tmp_path / "clients" / "lamps" / "client.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"name: {said}\n", encoding="utf-8")
    try:
        read = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["name"]
    except Exception:  # noqa: BLE001 - no YAML, so no name
        read = None
    expected = read if isinstance(read, str) and read.strip() else None
    assert client_name(Project(tmp_path), "lamps") == expected


def test_a_name_that_changes_is_read_again(tmp_path):
    """A long-lived process, such as the preview's, sees the new one, also when it is as long as the old one."""
    file = tmp_path / "clients" / "lamps" / "client.yml"
    file.parent.mkdir(parents=True)
    for name in ("Lamps", "Spots"):
        written = file.with_suffix(".new")
        written.write_text(f"name: {name}\n")
        written.replace(file)
        assert client_name(Project(tmp_path), "lamps") == name
