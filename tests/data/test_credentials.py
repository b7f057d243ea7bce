"""What the environment holds in confidence stands nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.credentials import without_secrets

HELD = {
    "ADS_DATABASE_URL": "postgresql://reader:p%40ss-word@db.internal/ads",
    "READOUT_MAIL_PASSWORD": "correct horse: battery",
    "SHOP_TOKEN": "tok-77-secret",
    "WAREHOUSE": "duckdb:///srv/private/house.db",
    "HOME": "/home/analyst",
    "A_KEY": "abc",
}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("cannot open postgresql://reader:p%40ss-word@db.internal/ads now", "cannot open $ADS_DATABASE_URL now"),
        ("password p@ss-word refused", "password $ADS_DATABASE_URL refused"),
        ("login correct horse: battery!", "login $READOUT_MAIL_PASSWORD!"),
        ("bearer tok-77-secret", "bearer $SHOP_TOKEN"),
        ("no file duckdb:///srv/private/house.db", "no file $WAREHOUSE"),
        ("mysql://root:hunter2@10.0.0.1/x is down", "mysql://***@10.0.0.1/x is down"),
        ("/home/analyst/abc, see https://shop.example/a", "/home/analyst/abc, see https://shop.example/a"),
    ],
)
def test_a_credential_goes_by_its_name(said: str, shown: str) -> None:
    """A URL, its password as typed and as meant, what a variable's name gives away; a folder and an address stay."""
    assert without_secrets(said, HELD) == shown


@given(st.text(alphabet="abcdef:@/%0", min_size=6, max_size=12), st.text(max_size=20), st.text(max_size=20))
def test_no_secret_is_left(secret: str, before: str, after: str) -> None:
    """Whatever stands around it."""
    assert (
        secret.strip() not in without_secrets(f"{before}{secret}{after}", {"A_TOKEN": secret})
        or len(secret.strip()) < 6
    )
