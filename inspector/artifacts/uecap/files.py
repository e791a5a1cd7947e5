"""Any file that tells a modem's capability: which form it has shows in the bytes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspector.artifacts.text import decode as decode_text
from inspector.artifacts.uecap import diag, lte_combos, nr_combos, nv28874, parser_json, qct_text, sdm, shannon
from inspector.artifacts.uecap.decode import NOT_DECODED, NOT_INSTALLED, decode
from inspector.artifacts.uecap.gsmtap import messages as messages_of
from inspector.artifacts.uecap.hexdump import Blob, blobs
from inspector.artifacts.uecap.messages import Message, Pdu, distinct
from inspector.artifacts.uecap.packets import is_capture, packets
from inspector.artifacts.uecap.said import Capability, Said, unite
from inspector.artifacts.uecap.tables import Table
from inspector.bands import info
from inspector.phone.capability_files import unpacked
from inspector.problems import Problem

UNKNOWN_FORM = "unknown-form"
"""Code of the problem that the bytes are none of the forms, or say nothing."""

_SAID_WHY = frozenset({NOT_INSTALLED, NOT_DECODED})
_LTE_LABEL, _NR_LABEL = "LTE UE CA Combos Raw", "NR UE CA Combos Raw"
_FILTER = re.compile(r"requestedFreq(?:uency)?Bands|frequencyBandListFilter")
_SLACK = 8
"""Bytes that may follow a table without a header: a checksum, an end of frame."""

_LARGEST_TABLE = 4 * 1024 * 1024
"""Bytes of a table, or characters of hex; real ones have some hundred thousand."""

_ENOUGH = 3
"""Combinations by which a table without a header is known although it is cut off."""


def parse(raw: bytes, artifact: str) -> tuple[Capability, list[Problem]]:
    """What the modem declares (UE capability), was built with (combination tables) or may do (carrier configuration).

    ``artifact`` names the file in what is returned. Takes any bytes; starts the decoder only where there is a message.
    """
    problems: list[Problem] = []
    said = _said(raw, artifact, problems)
    capability = unite(said, artifact, problems)
    if not capability.lists and not {problem.code for problem in problems} & _SAID_WHY:
        message = (
            f"{artifact}: nothing in it can be read as a UE capability or a table of combinations; it may be cut off"
        )
        problems.append(Problem(UNKNOWN_FORM, artifact, message))
    return capability, problems


def _said(raw: bytes, artifact: str, problems: list[Problem]) -> list[Said]:
    raw = unpacked(raw)
    if is_capture(raw):
        found = list(messages_of(packets(raw)))
        lines = [blob for text in found if isinstance(text, str) for blob in _raw_tables(text)]
        said = _tables([_labelled(blob) for blob in lines], artifact, problems)
        return said + decode(distinct(_whole(one for one in found if not isinstance(one, str))), artifact, problems)
    if _is_text(raw):
        return _text(raw, artifact, problems)
    return _binary(raw, artifact, problems)


def _is_text(raw: bytes) -> bool:
    head = raw[:4096]
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or not any(byte < 9 or 13 < byte < 32 for byte in head)


def _text(raw: bytes, artifact: str, problems: list[Problem]) -> list[Said]:
    said, is_json = parser_json.read(raw)
    if is_json:
        return said
    text, found = decode_text(raw, artifact)
    problems += found
    if qct_text.is_table(text):
        return _tables([qct_text.read(text[:_LARGEST_TABLE])], artifact, problems)
    tables, messages = [], []
    for blob in blobs(text[:_LARGEST_TABLE]):
        table = _labelled(blob) if blob.label in (_LTE_LABEL, _NR_LABEL) else _table(blob.data)
        if table.said:
            tables.append(table)
        elif blob.label not in (_LTE_LABEL, _NR_LABEL):
            messages.append(Message(Pdu.ANY, blob.data))
    said = decode(list(dict.fromkeys(messages)), artifact, problems)
    if _FILTER.search(text):
        # The question of the network is in the text as well: not every phone repeats its filter in the answer.
        said = [replace(one, complete=frozenset()) for one in said]
    return _tables(tables, artifact, problems) + said


def _binary(raw: bytes, artifact: str, problems: list[Problem]) -> list[Said]:
    logs = list(diag.logs(raw))
    if logs:
        tables = [_of_log(log) for log in logs if log.code in (diag.LTE_COMBOS, diag.NR_COMBOS)]
        said = _tables(tables, artifact, problems)
        return said + decode(distinct(_whole(logs)), artifact, problems)
    samsung = distinct(sdm.messages(raw))
    if samsung:
        return decode(samsung, artifact, problems)
    raw = raw[:_LARGEST_TABLE]
    table = nv28874.read(raw) if nv28874.is_item(raw) else _table(raw)
    if table.said is None:
        table = shannon.read(raw)
    return _tables([table], artifact, problems)


def _whole(found: Iterable[Message | diag.Log]) -> Iterator[Message]:
    """Messages as they are, and those in logs, once all of their segments are there."""
    segments = diag.Segments()
    for one in found:
        message = one if isinstance(one, Message) else segments.message(one)
        if message is not None:
            yield message


def _raw_tables(text: str) -> Iterator[Blob]:
    """Of a line that SCAT logged into its packets: header fields stand before the words."""
    for label in (_LTE_LABEL, _NR_LABEL):
        _, found, rest = text.partition(label)
        if found:
            yield from blobs(f"{label}{rest}".rstrip("\0"))


def _labelled(blob: Blob) -> Table:
    return lte_combos.read(blob.data) if blob.label == _LTE_LABEL else nr_combos.read(blob.data)


def _of_log(log: diag.Log) -> Table:
    return lte_combos.read(log.body) if log.code == diag.LTE_COMBOS else nr_combos.read(log.body)


def _table(raw: bytes) -> Table:
    """A table with the header of its log packet, or without any: then it must fit its bytes."""
    logs = [log for log in diag.logs(raw) if log.code in (diag.LTE_COMBOS, diag.NR_COMBOS)]
    if logs:
        return _of_log(logs[0])
    return next((one for one in (lte_combos.read(raw), nr_combos.read(raw)) if _fits(one)), Table())


def _fits(table: Table) -> bool:
    if table.said is None or not all(info(band) for band in table.said.bands):
        return False
    return len(table.said.combinations) >= _ENOUGH if table.cut else table.left <= _SLACK


def _tables(tables: list[Table], artifact: str, problems: list[Problem]) -> list[Said]:
    if any(table.cut for table in tables):
        message = "a table of combinations is cut off; those before the cut are used"
        problems.append(Problem("cut-off", artifact, message))
    return [table.said for table in tables if table.said]
