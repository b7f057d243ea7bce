"""JSON Schemas of client.yml and agency.yml, for editors. ``python -m readout.data.schema`` rewrites them."""

from __future__ import annotations

import json
from pathlib import Path

from readout.data.agency_schema import AgencyYaml
from readout.data.client_schema import ClientYaml
from readout.data.strict import Entry

SCHEMAS: dict[str, type[Entry]] = {"client.schema.json": ClientYaml, "agency.schema.json": AgencyYaml}


def schema_text(name: str) -> str:
    """Return the text of a schema file, one of ``SCHEMAS``."""
    schema = SCHEMAS[name].model_json_schema(by_alias=True)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path = Path(__file__).parent) -> None:
    """Write every schema file into ``folder``."""
    for name in SCHEMAS:
        (folder / name).write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
