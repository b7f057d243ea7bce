"""client.yml: read, checked as a whole, and made into the frozen ``Client`` all else works with."""

from __future__ import annotations

from readout.data.agency import read_agency
from readout.data.client_build import build_client
from readout.data.client_parts import well_formed
from readout.data.client_references import reference_findings
from readout.data.client_rules import rule_findings
from readout.data.client_schema import ClientYaml
from readout.data.findings import Finding, instead, key_path
from readout.data.project import Project
from readout.data.validation import findings
from readout.data.yaml_file import YamlFile, read_yaml
from readout.model.client import Client


def read_client(project: Project, client_id: str) -> Client:
    """Read ``clients/<client_id>/client.yml``.

    Raises ConfigError with every problem of the file, each at its line, and ReadoutError when there is no
    such client.
    """
    path = project.client_file(client_id, "client.yml")
    return client_of(project, client_id, read_yaml(path, project.relative(path)))


def client_of(project: Project, client_id: str, file: YamlFile) -> Client:
    """Return the client that ``file``, a client.yml, describes; raises ConfigError as ``read_client`` does."""
    parts = well_formed(file.data)
    found = [*findings(ClientYaml, file.data), *reference_findings(file.data), *rule_findings(parts)]
    file.refuse([*found, *_unknown_roots(file.data, project)])
    return build_client(client_id, ClientYaml.model_validate(file.data), parts, file)


def _unknown_roots(data: dict[str, object], project: Project) -> list[Finding]:
    """Find sources whose data root agency.yml does not name; that file is read only if one is used."""
    sources = data.get("sources")
    entries = sources.items() if isinstance(sources, dict) else ()
    used = {("sources", id_, "root"): each["root"] for id_, each in entries if _has_root(each)}
    known = read_agency(project).roots if used else {}
    return [
        Finding(path, f"{key_path(path)} names {root!r}, no data root of agency.yml; {_cure(root, known)}")
        for path, root in used.items()
        if root not in known
    ]


def _has_root(source: object) -> bool:
    return isinstance(source, dict) and isinstance(source.get("root"), str)


def _cure(root: str, known: object) -> str:
    return instead(root, known if isinstance(known, dict) else (), "add it there under roots")
