"""Policyman's XML (``carrier_policy.xml``, ``generic_band_restrictions.xml``): what is allowed, never what there is.

Numbers of LTE and NR lists are the band minus one; ``gw_bands`` are band class bits. ``base="hardware"`` and
``"current"`` begin with what there is, ``"none"`` with nothing. Which list holds depends on SIM and place, so none is
complete. ``cap_prune``, which cuts the combinations, is one line: ``e-3A-1AA-mAll;`` in LTE, ``b3AA-n78A;`` with NR.
Tags are looked for one by one and no XML is built: nothing in it can expand.
"""

import re
from collections.abc import Iterator

from inspector.artifacts.masks import known
from inspector.artifacts.qualcomm.band_classes import bands_of_mask
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "policyman"

_TAG = re.compile(
    r"<(/?)(rf_band_list|lte_bands|gw_bands|tds_bands|nr5g_sa_bands|nr5g_nsa_bands|nr5g_nrdc_bands|nr5g_bands"
    r"|include|exclude|ca_band_combos)\b([^<>]{0,200000}?)(/?)>"
)
_NAME = re.compile(r"name\s{0,4}=\s{0,4}\"([^\"]{1,60})\"")
_STRING = re.compile(r"string\s{0,4}=\s{0,4}\"([^\"]{0,200000})\"")
_NUMBERS = re.compile(r"(\d{1,3})(?:\s?-\s?(\d{1,3}))?", re.ASCII)
_COMBINATION_BAND = re.compile(r"(?:^|[-;\s,])([NnBb]?)(\d{1,3})[A-Za-z]", re.ASCII)
_PRUNE = re.compile(r"(?:^|;)(?:(?:e-\d|[bn]\d)[0-9A-Qbn\-]{1,60}(?:-m[0-9A-Za-z]{1,12})?;){3}", re.ASCII)
_NR = frozenset({"nr5g_sa_bands", "nr5g_nsa_bands", "nr5g_nrdc_bands", "nr5g_bands"})
_MOST_LISTS = 200
_LONGEST_PRUNE = 200_000
_NOTE = "which policy holds depends on SIM and place"


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """One list for each named band list, and one for the combinations. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    text = _without_comments(text)
    lists: dict[str, set[Band]] = {}
    plain = "".join(text[:_LONGEST_PRUNE].split())
    if "<" not in plain and _PRUNE.search(plain):
        lists["cap_prune"] = _of_combinations(plain)
    excluded: set[Band] = set()
    for name, bands, included in _blocks(text):
        if not included:
            excluded |= bands
        elif len(lists) < _MOST_LISTS or name in lists:
            lists.setdefault(name, set()).update(bands)
    if excluded:
        numbers = ", ".join(map(str, sorted(excluded)[:40]))
        problems.append(Problem("policy-excludes", ARTIFACT, f"under some conditions the policy excludes {numbers}"))
    return tuple(_allowed(name, bands) for name, bands in lists.items() if bands), problems


def _allowed(name: str, bands: set[Band]) -> BandList:
    return BandList(
        claim=Claim.ALLOWED,
        artifact=ARTIFACT,
        bands=frozenset(bands),
        complete=frozenset(),
        detail=name,
        note=_NOTE,
    )


def _without_comments(text: str) -> str:
    """``<!-- ... -->`` goes; one that is never closed ends the text."""
    parts = text.split("<!--")
    return parts[0] + "".join(part.partition("-->")[2] for part in parts[1:])


def _blocks(text: str) -> Iterator[tuple[str, set[Band], bool]]:
    """Name of the list, bands, and whether they are included (or excluded)."""
    name, kind = "rf_bands", ""
    for tag in _TAG.finditer(text):
        closing, element, attributes, empty = tag[1], tag[2], tag[3], tag[4]
        if element == "rf_band_list":
            named = _NAME.search(attributes)
            name = named[1] if named and not closing else "rf_bands"
        elif element == "ca_band_combos":
            found = _STRING.search(attributes)
            said = found[1] if found else "" if closing or empty else _content(text, tag.end())
            yield "ca_band_combos", _of_combinations(said), True
        elif element in ("include", "exclude"):
            if kind and not closing and not empty:
                yield name, _numbers(kind, _content(text, tag.end())), element == "include"
        else:
            kind = "" if closing or empty else element
            if kind:
                yield name, _numbers(kind, _content(text, tag.end())), True


def _content(text: str, start: int) -> str:
    """The text up to the next tag."""
    end = text.find("<", start, start + 200_000)
    return text[start:end] if end >= 0 else ""


def _numbers(kind: str, text: str) -> set[Band]:
    numbers: set[int] = set()
    for match in _NUMBERS.finditer(text[:20_000]):
        numbers |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
    if kind == "gw_bands":
        return set(bands_of_mask(sum(1 << number for number in numbers if number < 64)))
    if kind == "tds_bands":
        return set()
    rat = Rat.NR if kind in _NR else Rat.LTE
    return set(known(Band(rat, number + 1) for number in numbers))


def _of_combinations(text: str) -> set[Band]:
    """``4A2A-2A2-mAll;66C22A-...``: LTE bands, NR with an N before. Combinations name bands as they are."""
    found = (
        Band(Rat.NR if m[1] in ("N", "n") and m[1] else Rat.LTE, int(m[2])) for m in _COMBINATION_BAND.finditer(text)
    )
    return set(known(found))
