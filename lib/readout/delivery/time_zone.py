"""A time zone as an invitation carries it, so that a calendar need not know its name.

The ``icalendar`` library writes one too, but dates each change to summer time by the clock after it, where RFC 5545
(3.6.5) wants the clock before it.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, year: int) -> Timezone:
    """Return what the clocks of ``zone`` do in ``year``, the year before and the year after."""
    component = Timezone()
    component.add("tzid", zone.key)
    moment, end = dt.datetime(year - 1, 1, 1, tzinfo=dt.UTC), dt.datetime(year + 2, 1, 1, tzinfo=dt.UTC)
    component.add_component(_observance(zone, moment, moment))
    while moment < end:
        if _clock(zone, moment) != _clock(zone, moment + _STEP):
            change = _change(zone, moment, moment + _STEP)
            component.add_component(_observance(zone, change - _SECOND, change))
        moment += _STEP
    return component


def _clock(zone: ZoneInfo, moment: dt.datetime) -> tuple[dt.timedelta | None, str | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _change(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """Return the first second of the new clock; at some time between the two moments it is changed once."""
    old = _clock(zone, before)
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        before, after = (middle, after) if _clock(zone, middle) == old else (before, middle)
    return after


def _observance(zone: ZoneInfo, before: dt.datetime, moment: dt.datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return the clock that holds from ``moment`` on; its beginning is told by the clock of ``before``."""
    local = moment.astimezone(zone)
    offset = before.astimezone(zone).utcoffset() or dt.timedelta()
    made = TimezoneDaylight() if local.dst() else TimezoneStandard()
    made.add("dtstart", (moment + offset).replace(tzinfo=None))
    made.add("tzoffsetfrom", offset)
    made.add("tzoffsetto", local.utcoffset())
    made.add("tzname", local.tzname())
    return made
