"""All stress clients."""

from __future__ import annotations

from tests.pages.stress.elsewhere import ELSEWHERE
from tests.pages.stress.english import ENGLISH
from tests.pages.stress.finnish import FINNISH
from tests.pages.stress.ordinary import ORDINARY

CLIENTS = (*ORDINARY, *ENGLISH, *FINNISH, *ELSEWHERE)
