"""Keys whose effect belongs to parts still to be built: each is read, and refused when it is wrong.

A key here moves to the module of its section once a reader of the report, or of the mail, can see it.
"""

from __future__ import annotations

import pytest

from tests.keys.shop import Shop, proves


def refused(shop: Shop, right: str, wrong: str, said: str) -> None:
    """Assert that client.yml may say ``right``, and that ``wrong`` is refused in the words ``said``."""
    shop.says(right)
    assert shop.value() == 130
    shop.says(wrong)
    assert said in shop.refusal()


@proves("template", "deliver", "hold")
@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("template: ecommerce", "template: E commerce", "template is 'E commerce'"),
        ("deliver: [pdf, html]", "deliver: [docx]", "deliver[0] is 'docx'; write pdf or html"),
        ("hold: call-first", "hold: never", "hold is 'never'; write call-first"),
    ],
)
def test_keys_of_delivery_are_validated(shop: Shop, right: str, wrong: str, said: str) -> None:
    """What is sent, when, and from which template."""
    refused(shop, right, wrong, said)


@proves("analyst", "backup", "approver")
@pytest.mark.parametrize("key", ["analyst", "backup", "approver"])
def test_who_writes_stands_in_and_approves_is_one_of_the_people(shop: Shop, key: str) -> None:
    """By the id of people."""
    refused(shop, f"{key}: lead", f"{key}: led", f"{key} names 'led', which is not in people; did you mean lead?")
