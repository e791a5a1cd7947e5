"""``inspector survey`` for a person: one line while it runs, and the summary."""

from collections.abc import Iterable, Sequence

from inspector.artifacts.survey import Observed, Spot, Survey
from inspector.bands import Band
from inspector.facts import Identity
from inspector.report.text import Page, clean
from inspector.survey import Sighting

_CHANNEL = {"GSM": "ARFCN", "UMTS": "UARFCN", "TDSCDMA": "UARFCN", "CDMA": "channel", "LTE": "EARFCN", "NR": "NR-ARFCN"}
_FEW = 12
_SERVING = ("primary", "secondary")
_USE = {"primary": "serving", "secondary": "secondary", "neighbour": "neighbour", "unknown": "heard"}
"""The strongest of them is shown."""


def summary(survey: Survey, phone: Identity, page: Page) -> str:
    """Which bands were seen, where and when; then what that means and what to do with it."""
    name = _name(phone)
    if not survey.observed:
        return page.wrap(
            f"Survey of {name}: no band was seen. Either there was no network, or this phone prints no channel "
            "numbers: Android before 7 has none in its telephony registry."
        )
    groups = _by_bands(survey.observed)
    sure = sum(len(bands) == 1 for bands in groups)
    first, last = min(one.first for one in survey.observed), max(one.last for one in survey.observed)
    heading = f"{page.paint(f'Survey of {name}', 'bold')}: {_count(sure, 'band')} seen, {_span(first, last)} UTC."
    short = first[:10] == last[:10]
    rows = [_row(bands, group, short) for bands, group in groups.items()]
    table = page.table(["band", "RAT", "as", "polls", "best", "first", "last", "network", "channels"], rows)
    return "\n".join([heading, "", table, *_remarks(survey, groups, page)])


def _name(phone: Identity) -> str:
    """Brand and model, the brand once: many models begin with it."""
    brand, model = phone.brand or "", phone.model or ""
    whole = model if model.casefold().startswith(brand.casefold()) else f"{brand} {model}".strip()
    return clean(whole) or "an unknown phone"


def _by_bands(observed: Sequence[Observed]) -> dict[tuple[Band, ...], list[Observed]]:
    """Certain bands first, each ambiguous set as one."""
    keys = sorted({one.spot.bands for one in observed}, key=lambda bands: (len(bands) > 1, bands[0].sort_key, bands))
    return {key: [one for one in observed if one.spot.bands == key] for key in keys}


def _row(bands: tuple[Band, ...], group: list[Observed], short: bool) -> list[str]:
    strengths = [one.dbm for one in group if one.dbm is not None]
    channels = sorted({one.spot.channel for one in group if one.spot.channel is not None})
    networks = sorted({_plmn(one.spot.plmn) for one in group if one.spot.plmn})
    return [
        named(bands),
        bands[0].rat.value,
        next(word for role, word in _USE.items() if any(one.spot.role == role for one in group)),
        str(sum(one.times for one in group)),
        f"{max(strengths)} dBm" if strengths else "-",
        _time(min(one.first for one in group), short),
        _time(max(one.last for one in group), short),
        _few(networks, 3) or "-",
        _few(list(map(str, channels)), _FEW) or "not told",
    ]


def _remarks(survey: Survey, groups: Iterable[tuple[Band, ...]], page: Page) -> list[str]:
    remarks = []
    if any(len(bands) > 1 for bands in groups):
        remarks.append(
            'A row with "or": the channel number belongs to each of these bands, and the phone did not say which it '
            "is. It proves none of them."
        )
    broke = [f"the phone was lost {_times(survey.lost)}"] if survey.lost else []
    broke += [f"the survey was resumed {_times(survey.resumed)}"] if survey.resumed else []
    if broke:
        remarks.append(f"{' and '.join(broke).capitalize()}; nothing is known of the time between.")
    return ["", *(page.wrap(remark) for remark in remarks)] if remarks else []


def status(seen: Sequence[Sighting], bands: Iterable[tuple[Band, ...]], clock: str, width: int) -> str:
    """The line that is rewritten: time, what the phone is on, and the bands so far; never wider than the screen.

    ``11:58:01Z  B66 -91 dBm + n41 -88 dBm / B2 -99 dBm  | 3 bands: B2 B66 n41``; a slash stands between two SIMs.
    """
    serving: dict[int, list[str]] = {}
    for one in seen:
        if one.spot.role in _SERVING:
            strong = f" {one.dbm} dBm" if one.dbm is not None else ""
            serving.setdefault(one.spot.slot, []).append(f"{named(one.spot.bands)}{strong}")
    now = " / ".join(" + ".join(cells) for _, cells in sorted(serving.items())) or "no serving cell"
    sure = sorted({group[0] for group in bands if len(group) == 1})
    line = f"{clock}  {now}  | {_count(len(sure), 'band')}: {' '.join(map(str, sure))}"
    return line if len(line) < width else f"{line[: max(width - 4, 0)]}..."


def where(spot: Spot, dbm: int | None) -> str:
    """``B3 (EARFCN 1300, 310-410, -95 dBm)``."""
    channel = f"{_CHANNEL[spot.rat]} {spot.channel}" if spot.channel is not None else None
    about = [channel, _plmn(spot.plmn) if spot.plmn else None, f"{dbm} dBm" if dbm is not None else None]
    said = ", ".join(filter(None, about))
    return f"{named(spot.bands)} ({said})" if said else named(spot.bands)


def named(bands: Sequence[Band]) -> str:
    """``B3``; ``B4 or B66`` where the channel belongs to both."""
    return " or ".join(map(str, bands))


def _plmn(plmn: str) -> str:
    return f"{plmn[:3]}-{plmn[3:]}"


def _few(words: Sequence[str], most: int) -> str:
    return " ".join([*words[:most], *(["..."] if len(words) > most else [])])


def _time(moment: str, short: bool) -> str:
    return moment[11:19] if short else f"{moment[5:10]} {moment[11:16]}"


def _span(first: str, last: str) -> str:
    until = last[11:16] if first[:10] == last[:10] else f"{last[:10]} {last[11:16]}"
    return f"{first[:10]} {first[11:16]} to {until}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
