"""Holidays as data with their rules: fixed dates, n-th weekdays, days from Easter, and feasts kept by the moon."""

from __future__ import annotations

from functools import lru_cache

from generator.temporal.calendar import Day, days_in_month

FIXED: dict[str, tuple[int, int]] = {
    "new_year": (1, 1),
    "twelfth_night": (1, 5),
    "epiphany": (1, 6),
    "orthodox_christmas_eve": (1, 6),
    "orthodox_christmas": (1, 7),
    "burns_night": (1, 25),
    "australia_day": (1, 26),
    "candlemas": (2, 2),
    "groundhog_day": (2, 2),
    "valentines_day": (2, 14),
    "womens_day": (3, 8),
    "st_patricks_day": (3, 17),
    "april_fools": (4, 1),
    "earth_day": (4, 22),
    "st_georges_day": (4, 23),
    "anzac_day": (4, 25),
    "may_day": (5, 1),
    "cinco_de_mayo": (5, 5),
    "ve_day": (5, 8),
    "victory_day": (5, 9),
    "juneteenth": (6, 19),
    "canada_day": (7, 1),
    "independence_day": (7, 4),
    "bastille_day": (7, 14),
    "assumption": (8, 15),
    "michaelmas": (9, 29),
    "german_unity_day": (10, 3),
    "halloween": (10, 31),
    "reformation_day": (10, 31),
    "all_saints": (11, 1),
    "all_souls": (11, 2),
    "guy_fawkes": (11, 5),
    "veterans_day": (11, 11),
    "martinmas": (11, 11),
    "st_andrews_day": (11, 30),
    "st_nicholas": (12, 6),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "boxing_day": (12, 26),
    "new_years_eve": (12, 31),
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
    "remembrance_sunday": (11, 7, 2),
    "thanksgiving": (11, 4, 4),
}
EASTER: dict[str, int] = {
    "rose_monday": -48,
    "mardi_gras": -47,
    "ash_wednesday": -46,
    "lent": -46,
    "mothering_sunday": -21,
    "palm_sunday": -7,
    "holy_week": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "holy_saturday": -1,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit_monday": 50,
    "trinity": 56,
    "corpus_christi": 60,
}
ORTHODOX: dict[str, int] = {"orthodox_good_friday": -2, "orthodox_easter": 0}
# feasts of more than one day, and how many
LASTS: dict[str, int] = {"lent": 46, "holy_week": 7, "passover": 8, "hanukkah": 8, "sukkot": 7}


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


def orthodox_easter(year: int) -> Day:
    """Eastern Easter Sunday as a day of the Gregorian calendar (Meeus's Julian algorithm)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return Day(year, month, day + 1).plus(year // 100 - year // 400 - 2)


def feast_end(name: str, first: Day) -> Day | None:
    """The last day of a feast of many days that begins on `first`; None of one of a single day."""
    if name == "ramadan":
        ends = [day for year in (first.year, first.year + 1) for day in feast("eid_al_fitr", year) if day > first]
        return ends[0].plus(-1) if ends else None
    return first.plus(LASTS[name] - 1) if name in LASTS else None


def feast(name: str, year: int) -> tuple[Day, ...]:
    """The days `name` falls on in `year`, in order; empty where it is not kept or not known."""
    if name in FIXED:
        return (Day(year, *FIXED[name]),)
    if name in EASTER:
        return (easter(year).plus(EASTER[name]),)
    if name in ORTHODOX:
        return (orthodox_easter(year).plus(ORTHODOX[name]),)
    if name == "advent":
        eve = Day(year, 12, 24)
        return (eve.plus(-(eve.weekday % 7) - 21),)
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
    """Feasts of calendars that go by the moon, or by the sun as seen from Tehran, from the tables of the `holidays` library;
    nothing outside the years it has."""
    from holidays.calendars.chinese import _ChineseLunisolar
    from holidays.calendars.hebrew import _HebrewLunisolar
    from holidays.calendars.hindu import _HinduLunisolar
    from holidays.calendars.islamic import _IslamicLunar
    from holidays.calendars.persian import _Persian

    if not 1925 <= year <= 2075:
        return ()
    chinese, hebrew, hindu, islamic, persian = (
        _ChineseLunisolar(),
        _HebrewLunisolar(),
        _HinduLunisolar(),
        _IslamicLunar(),
        _Persian(),
    )
    if name == "eid":
        return tuple(sorted((*_moon("eid_al_fitr", year), *_moon("eid_al_adha", year))))
    if name == "hanukkah":
        return tuple(sorted(Day.of(date) for date in hebrew.hanukkah_date(year) if date.year == year))
    by_islam = {
        "eid_al_fitr": islamic.eid_al_fitr_dates,
        "eid_al_adha": islamic.eid_al_adha_dates,
        "ramadan": islamic.ramadan_beginning_dates,
        "ashura": islamic.ashura_dates,
        "mawlid": islamic.mawlid_dates,
        "islamic_new_year": islamic.hijri_new_year_dates,
        "laylat_al_qadr": islamic.laylat_al_qadr_dates,
    }
    if name in by_islam:
        return tuple(Day.of(date) for date, _ in by_islam[name](year) if date.year == year)
    once = {
        "lunar_new_year": chinese.lunar_new_year_date,
        "qingming": chinese.qingming_date,
        "dragon_boat": chinese.dragon_boat_date,
        "mid_autumn": chinese.mid_autumn_date,
        "diwali": hindu.diwali_date,
        "holi": hindu.holi_date,
        "dussehra": hindu.dussehra_date,
        "vaisakhi": hindu.vaisakhi_date,
        "passover": hebrew.passover_date,
        "purim": hebrew.purim_date,
        "rosh_hashanah": hebrew.rosh_hashanah_date,
        "shavuot": hebrew.shavuot_date,
        "sukkot": hebrew.sukkot_date,
        "yom_kippur": hebrew.yom_kippur_date,
        "nowruz": persian.new_year_date,
    }
    found = once[name](year)
    date = found[0] if isinstance(found, tuple) else found
    return (Day.of(date),) if date else ()
