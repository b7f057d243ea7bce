"""Where packages come from is the machine's setting: no file here names a package registry's host."""

from __future__ import annotations

# In parts, so that this file does not name them either.
HOSTS = tuple(
    b".".join(parts)
    for parts in (
        (b"pypi", b"org"),
        (b"python" + b"hosted", b"org"),
        (b"anaconda", b"org"),
        (b"npmjs", b"org"),
        (b"npmjs", b"com"),
        (b"yarnpkg", b"com"),
        (b"crates", b"io"),
        (b"golang", b"org"),
        (b"deb", b"debian", b"org"),
        (b"archive", b"ubuntu", b"com"),
    )
)


def named_hosts(content: bytes) -> list[str]:
    """The registry hosts that stand in ``content``, in any case."""
    lower = content.lower()
    return [host.decode() for host in HOSTS if host in lower]


def test_no_file_names_a_package_registry(repository: dict[str, bytes]) -> None:
    """Pins are names and versions, so that a clone installs from whatever index its machine uses."""
    assert "constraints.txt" in repository
    assert {name: named_hosts(content) for name, content in repository.items() if named_hosts(content)} == {}


def test_a_host_is_noticed() -> None:
    """The search finds a host inside a URL, whatever its case."""
    assert named_hosts(b"https://Files." + b"Python" + b"Hosted" + b".org/packages/x.whl") == ["python" + "hosted.org"]
