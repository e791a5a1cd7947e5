"""From the text of a phone to every format a person sees, and what a recording hides."""

import json
import unicodedata
import zlib
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import jsonschema

from fuzz.target import Target, check_problems
from inspector import schemas
from inspector.comparison import Asked, asked, compare
from inspector.facts import read as read_facts
from inspector.inspection import inspect
from inspector.phone.bugreport import read_text
from inspector.phone.recording import Answer, Recording
from inspector.phone.redaction import leftovers, redact
from inspector.report.csv_lines import csv_lines
from inspector.report.formats import FORMATS, Format, render
from inspector.report.markdown import escaped
from inspector.report.model import CheckReport, PhoneReport
from inspector.report.text import Page, clean

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DAY = date(2016, 10, 15)
_PAGE = Page()
_MOST_CELLS = 1000


def assert_harmless(shown: str, allowed: str = "\n") -> None:
    """No control, no escape, nothing invisible, nothing that turns the direction of writing."""
    bad = {char for char in set(shown) if unicodedata.category(char) in _HIDDEN and char not in allowed}
    assert not bad, f"reaches the terminal: {''.join(sorted(bad))!a}"


def _escaped(data: bytes) -> None:
    for text in (data.decode("utf-8", "replace"), data.decode("latin-1"), _wild(data)):
        shown = clean(text)
        assert_harmless(shown, "")
        assert len(shown) <= 400 * len("\\U0010ffff")
        assert clean(shown, len(shown) + 1) == shown, "a harmless text is changed once more"
        assert_harmless(escaped(text), "")
        line = csv_lines([[text, "x"]])
        assert_harmless(line, "\r\n")
        assert line.count("\n") == 1
        assert not line.lstrip(' "').startswith(("=", "+", "-", "@")), "a spreadsheet would compute it"
        assert_harmless(_PAGE.wrap(shown))
        assert_harmless(_PAGE.table(["a", "b"], [[shown[:40], shown]]))


def _wild(data: bytes) -> str:
    """Every code point there is, lone surrogates too."""
    points = (int.from_bytes(data[at : at + 3], "big") % 0x110000 for at in range(0, len(data) - 2, 3))
    return "".join(map(chr, points))


@cache
def _carriers() -> Asked:
    return asked(_DAY, ("att-us", "tmobile-us"))


@cache
def _validator(name: str) -> Any:
    schema = json.loads(schemas.text(name))
    return jsonschema.Draft202012Validator(schema)


def _facts(data: bytes) -> None:
    """A bugreport in, facts and evidence out."""
    phone = inspect(read_text([data], "report"))
    check_problems(phone.facts.problems)
    for slot in phone.facts.slots:
        assert all(cell.bands or cell.channel is not None for cell in slot.cells), "a cell without band and channel"
        assert len(slot.cells) <= _MOST_CELLS


def _story(data: bytes) -> None:
    """A bugreport in, two of all formats out; which, its checksum says: all of them take ten times as long."""
    phone = inspect(read_text([data], "report\x1b[31m"))
    check = CheckReport(phone=phone, comparison=compare(phone, _DAY, _carriers()))
    shown = {
        "check": check,
        "phone": PhoneReport(phone=phone, combinations=True),
        "bands": PhoneReport(phone=phone),
    }
    formats = [(view, format_) for view in shown for format_ in FORMATS[view]]
    chosen = zlib.crc32(data) % len(formats)
    for view, format_ in (formats[chosen], formats[chosen - 3]):
        _check_format(view, format_, "".join(render(view, format_, shown[view], _PAGE)))


def _check_format(view: str, format_: Format, text: str) -> None:
    if format_ in (Format.JSON, Format.JSONL):
        assert text.isascii()
        for document in [text] if format_ is Format.JSON else text.splitlines():
            read = json.loads(document, parse_constant=_no_number)
            if view != "bands":
                _validator(view).validate(read)
    else:
        assert_harmless(text, "\r\n" if format_ is Format.CSV else "\n")


def _no_number(word: str) -> object:
    raise AssertionError(f"{word} is no JSON")


def _redacted(data: bytes) -> None:
    """The first part is the phone's properties, the second any other answer; what is redacted once, stays as it is."""
    properties, _, other = data.partition(b"\n%%%%\n")
    texts = {"getprop": properties, "dumpsys telephony.registry": other}
    answers = {name: Answer(command=name, stdout=raw, stderr=raw[:50]) for name, raw in texts.items()}
    recording = Recording(
        kind="capture",
        label="phone",
        taken_at=None,
        answers=MappingProxyType(answers),
    )
    redacted, counts = redact(recording, b"salt")
    assert redacted.redacted
    assert all(count > 0 for count in counts.values())
    for name, raw in texts.items():
        assert len(redacted.answers[name].stdout) <= 4 * len(raw) + 64, "the fakes are not of the same shape"
        assert redacted.answers[name].stdout.count(b"\n") == raw.count(b"\n") or _wide(raw), "lines were lost or made"
    again, _ = redact(recording, b"salt")
    assert again == redacted, "one value gets two fakes"
    read_facts(redacted)
    assert not leftovers(redacted), "somebody is still in it"


def _wide(raw: bytes) -> bool:
    return b"\0" in raw or raw[:2] in (b"\xff\xfe", b"\xfe\xff")


TARGETS = (
    Target(name="escaping", run=_escaped, max_len=1024),
    Target(name="facts", share=3, run=_facts, seeds=("fuzz/corpus/story/*", "fuzz/corpus/bugreport/*"), max_len=16384),
    Target(name="story", share=3, run=_story, max_len=16384),
    Target(
        name="redaction",
        share=3,
        run=_redacted,
        seeds=("fixtures/*/getprop.txt", "fixtures/*/dumpsys-isub.txt", "fixtures/endc-restricted-11/*.txt"),
        max_len=8192,
    ),
)
"""What leaves the program."""
