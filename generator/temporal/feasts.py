"""Holidays as data with their rules: fixed dates, n-th weekdays, days from Easter, and feasts kept by the moon."""

from __future__ import annotations

from functools import lru_cache

from generator.temporal.calendar import Day, days_in_month

FIXED: dict[str, tuple[int, int]] = {
    "new_year": (1, 1),
    "new_years_eve": (12, 31),
    "epiphany": (1, 6),
    "valentines_day": (2, 14),
    "st_patricks_day": (3, 17),
    "april_fools": (4, 1),
    "may_day": (5, 1),
    "independence_day": (7, 4),
    "bastille_day": (7, 14),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "guy_fawkes": (11, 5),
    "veterans_day": (11, 11),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "boxing_day": (12, 26),
}
# month, weekday, which of the month (negative: from the end)
WEEKDAYS: dict[str, tuple[int, int, int]] = {
    "mlk_day": (1, 1, 3),
    "presidents_day": (2, 1, 3),
    "mothers_day": (5, 7, 2),
    "memorial_day": (5, 1, -1),
    "fathers_day": (6, 7, 3),
    "labor_day": (9, 1, 1),
    "columbus_day": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
}
EASTER: dict[str, int] = {
    "mardi_gras": -47,
    "ash_wednesday": -46,
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
}


def easter(year: int) -> Day:
    """Western Easter Sunday of a Gregorian year (Meeus, Jones and Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Day(year, month, day + 1)


def feast(name: str, year: int) -> tuple[Day, ...]:
    """The days `name` falls on in `year`, in order; empty where it is not kept or not known."""
    if name in FIXED:
        return (Day(year, *FIXED[name]),)
    if name in EASTER:
        return (easter(year).plus(EASTER[name]),)
    if name in WEEKDAYS:
        month, weekday, n = WEEKDAYS[name]
        if n > 0:
            first = Day(year, month, 1)
            return (first.plus((weekday - first.weekday) % 7 + 7 * (n - 1)),)
        last = Day(year, month, days_in_month(year, month))
        return (last.plus(-((last.weekday - weekday) % 7) + 7 * (n + 1)),)
    if name == "election_day":
        first = Day(year, 11, 1)
        return (first.plus((1 - first.weekday) % 7 + 1),)
    return _moon(name, year)


@lru_cache(maxsize=512)
def _moon(name: str, year: int) -> tuple[Day, ...]:
    """Feasts of lunar calendars, from the tables of the `holidays` library; nothing outside the years it has."""
    from holidays.calendars.chinese import _ChineseLunisolar
    from holidays.calendars.islamic import _IslamicLunar

    if not 1925 <= year <= 2075:
        return ()
    if name == "lunar_new_year":
        found = _ChineseLunisolar().lunar_new_year_date(year)[0]
        return (Day.of(found),) if found else ()
    islamic = _IslamicLunar()
    dates = {
        "eid_al_fitr": islamic.eid_al_fitr_dates,
        "eid_al_adha": islamic.eid_al_adha_dates,
        "ramadan": islamic.ramadan_beginning_dates,
        "ashura": islamic.ashura_dates,
        "mawlid": islamic.mawlid_dates,
    }
    return tuple(Day.of(date) for date, _ in dates[name](year) if date.year == year)
