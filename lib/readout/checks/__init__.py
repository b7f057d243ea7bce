"""The nine rules as checks, one module a rule. Rule 0 is trust.

The rules are loaded when they are asked for: whoever shows a finding needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.checks.all_rules import check_report, check_words

__all__ = ["check_report", "check_words"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from readout.checks import all_rules

        return getattr(all_rules, name)
    raise AttributeError(f"module 'readout.checks' has no attribute {name!r}")
