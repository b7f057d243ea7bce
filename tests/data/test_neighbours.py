"""Which names must not stand in a client's report."""

from readout.data.neighbours import foreign_names
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
