"""A certificate authority for the test servers: made once, trusted by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
import trustme

from tests.delivery.mail_server import authority


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    """The authority, and the file that it is trusted by."""
    return authority(tmp_path_factory.mktemp("ca"))
