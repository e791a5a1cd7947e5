"""Band lists that modems, their tools and their items state, out of every answer that is not a stock phone's."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from inspector.claims import BandList, Claim
from inspector.phone.modem_files import is_binary_item, is_modem_answer
from inspector.phone.questions import RADIO_LOG
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem

_AS_ROOT = "su "
_QUESTION = re.compile(r"\bAT[+^!#$%&*][A-Za-z0-9]{1,20}=?\?|\bmtb 4 1 \d \d{3,5}\b", re.ASCII)

Worth = Callable[[Answer], bool]
"""Whether an answer holds anything to parse; why not becomes a problem."""


def band_lists(
    recording: Recording, properties: Mapping[str, str], worth_reading: Worth, problems: list[Problem]
) -> Iterator[BandList]:
    """Every list, as it is claimed; one from an answer that was cut off is not complete.

    A modem lists what its policy leaves for the SIM and the country it is in, so each list keeps them.
    """
    where = _where(properties)
    log = recording.answers.get(RADIO_LOG)
    if log is not None and log.stdout:
        yield from _of_log(log, problems)
    for command, answer in recording.answers.items():
        if not is_modem_answer(command) or not _worth(answer, worth_reading):
            continue
        for said in _read(command, answer.stdout, problems):
            complete = said.complete if answer.complete else frozenset()
            note = said.note if said.claim is Claim.SEEN else "; ".join(filter(None, (said.note, where)))
            yield replace(said, complete=complete, note=note)


def _where(properties: Mapping[str, str]) -> str:
    """``read in DE with SIM 26202, 26203``, as far as the properties say it."""
    countries = _values(properties.get("gsm.operator.iso-country", ""), str.isalpha)
    sims = _values(properties.get("gsm.sim.operator.numeric", ""), str.isdecimal)
    parts = (f"in {', '.join(countries).upper()}" if countries else "", f"with SIM {', '.join(sims)}" if sims else "")
    said = " ".join(filter(None, parts))
    return f"read {said}" if said else ""


def _values(text: str, kind: Callable[[str], bool]) -> list[str]:
    """The members of a list by slot that are such words, each once."""
    words = (word.strip() for word in text[:80].split(","))
    return list(dict.fromkeys(word for word in words if 1 < len(word) < 7 and word.isascii() and kind(word)))


def _worth(answer: Answer, worth_reading: Worth) -> bool:
    """As root every place is tried where a tool or a node can be: that one of them is empty is no problem."""
    if answer.command.startswith(_AS_ROOT) and answer.complete and not answer.stdout.strip():
        return False
    return worth_reading(answer)


def _of_log(log: Answer, problems: list[Problem]) -> tuple[BandList, ...]:
    # Imported only where needed, here and below: most recordings hold no such answer, and start-up time counts.
    from inspector.artifacts.modem_answers import parse_log

    lists, found = parse_log(log.stdout)
    problems += found
    return lists


def _read(command: str, raw: bytes, problems: list[Problem]) -> tuple[BandList, ...]:
    from inspector.artifacts import modem_answers, qmicli_bands

    if is_binary_item(command, raw):
        from inspector.artifacts.qualcomm.item_text import parse_file

        lists, found = parse_file(raw, command)
    else:
        lists, found = modem_answers.parse(_with_its_question(command, raw))
        if not lists and not found and qmicli_bands.OPTION in command:
            found = qmicli_bands.parse(raw)[1]
    problems += found
    return lists


def _with_its_question(command: str, raw: bytes) -> bytes:
    """The answer behind the command that was sent, where only the command tells the claim or the item.

    A RIL switches the echo of AT commands off, and ``mtb`` need not print the number of the NV item.
    """
    asked = _QUESTION.search(command)
    return asked[0].encode() + b"\n" + raw if asked else raw
