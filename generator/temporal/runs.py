"""Lengths of time as ISO 8601 writes them: `P3D`, `PT16H`, `P2Y6M`, `PXW`."""

from __future__ import annotations

from generator.temporal import algebra as a

_CODE: dict[a.RunUnit, tuple[str, str, int]] = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "NI", 1),
    "week": ("P", "W", 1),
    "weekend": ("P", "WE", 1),
    "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
    "season": ("P", "M", 3),
    "half": ("P", "M", 6),
    "year": ("P", "Y", 1),
    "decade": ("P", "DE", 1),
    "century": ("P", "CE", 1),
    "millennium": ("P", "ML", 1),
    "moment": ("P", "X", 1),
}
_HALVES: dict[a.RunUnit, str] = {"minute": "30S", "hour": "30M", "year": "6M"}
_YEARS: dict[a.RunUnit, int] = {"decade": 10, "century": 100, "millennium": 1000}


def run_value(run: a.Run) -> str:
    """The TIMEX3 value; two and a half years are `P2Y6M`, an unsaid number is X, a decade `P1DE`, half a one `P5Y`."""
    head, code, times = _CODE[run.unit]
    if isinstance(run.n, str):
        return f"{head}X{code}"
    if run.n == 0.5 and run.unit in _YEARS:
        return f"P{_YEARS[run.unit] // 2}Y"
    n = run.n * times
    if isinstance(n, float) and n % 1 == 0.5 and run.unit in _HALVES:
        return f"{head}{int(n)}{code}{_HALVES[run.unit]}" if n >= 1 else f"{head}{_HALVES[run.unit]}"
    value = f"{head}{n:g}{code}" if isinstance(n, float) else f"{head}{n}{code}"
    if run.rest:
        finer = run_value(run.rest)
        value += finer.removeprefix("PT") if head == "PT" else finer.removeprefix("P")
    return value
