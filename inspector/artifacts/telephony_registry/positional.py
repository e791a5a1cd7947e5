"""The ServiceState of Android 2 to 8.0: values in a row, without keys.

``0 0 voice home data home <long> <short> <numeric> <long> <short> <numeric>  LTE LTE CSS not supported
...`` (6 to 8.0), ``0 home <long> <short> <numeric>  EvDo rev. A CSS supported ...`` (2.2). Operator names
hold spaces, so the row is read from both ends: the states and roaming words from the left, technologies and
the numeric from ``CSS`` leftwards.
"""

import re

from inspector.artifacts.access_technology import IWLAN, family
from inspector.artifacts.telephony_registry.model import ServiceState

_ROAMING = r"(?:domestic |international )?(?:home|roaming)|unknown"
_START = re.compile(
    rf"\s*(-?\d)(?: (-?\d))? (?:voice ({_ROAMING}) data ({_ROAMING})|({_ROAMING}))(?= |$)", re.IGNORECASE
)
_EMERGENCY = re.compile(r"EmergOnly\s?[=:]\s?(true|false)")
_NUMERIC = re.compile(r"\d{5,6}", re.ASCII)
_MODE = re.compile(r"\(manual\)")


def parse_positional(value: str) -> ServiceState | None:
    """Read the row; None where it does not begin with a state and a roaming word."""
    start = _START.match(value[:200])
    if start is None:
        return None
    voice = int(start[1])
    data = int(start[2]) if start[2] else voice
    names, technologies = _halves(_row(value[start.end() :]))
    voice_technology, data_technology = _technologies(technologies)
    emergency = _EMERGENCY.search(value)
    return ServiceState(
        voice_state=voice if 0 <= voice <= 3 else None,
        data_state=data if 0 <= data <= 3 else None,
        emergency_only=emergency[1] == "true" if emergency else None,
        voice_roaming=_is_roaming(start[3] or start[5]),
        data_roaming=_is_roaming(start[4] or start[5]),
        operator=_operator(names),
        plmn=_numeric(names),
        voice_technology=voice_technology,
        data_technology=data_technology,
    )


def _row(rest: str) -> str:
    """What stands before ``CSS``; of a row that is cut before it, without the last word, which may be cut too."""
    row, css, _ = rest.partition(" CSS ")
    return row if css else row.rpartition(" ")[0]


def _is_roaming(word: str) -> bool | None:
    return {"home": False, "unknown": None}.get(word.casefold(), True)


def _halves(row: str) -> tuple[str, str]:
    """What stands before and after the network selection: ``(manual)``, or nothing between two spaces."""
    manual = _MODE.search(row)
    if manual:
        return row[: manual.start()].rstrip(), row[manual.end() :].strip()
    names, gap, technologies = row.rstrip().rpartition("  ")
    return (names, technologies) if gap else (row, "")


def _technologies(text: str) -> tuple[str | None, str | None]:
    """One technology (up to 4.2) or voice and data; a name can hold spaces (``EvDo rev. A``)."""
    if family(text) or " " not in text:
        return family(text), family(text)
    words = text.split(" ")
    for cut in range(1, len(words)):
        voice, data = " ".join(words[:cut]), " ".join(words[cut:])
        if _is_technology(voice) and _is_technology(data):
            return family(voice), family(data)
    return None, None


def _is_technology(text: str) -> bool:
    return text.casefold() in ("unknown", "unexpected", IWLAN.casefold()) or family(text) is not None


def _numeric(names: str) -> str | None:
    last = names.rpartition(" ")[2]
    return last if _NUMERIC.fullmatch(last) else None


def _operator(names: str) -> str | None:
    """The long name where long and short are the same, which makes the row divisible; else None."""
    numeric = _numeric(names)
    if numeric is None:
        return None
    row = names.strip().removesuffix(numeric).strip()
    # Data (from 4.3) repeats voice: "<long> <short> <numeric> <long> <short>".
    voice, twice, data = row.partition(f" {numeric} ")
    half = voice[: len(voice) // 2]
    return half if (not twice or voice == data) and half and voice == f"{half} {half}" else None
