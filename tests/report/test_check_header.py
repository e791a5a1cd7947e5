"""The head of ``inspector check``: which phone it is and what could not be read, each with the answer it belongs to.

And what stands below it where nothing could be read.
"""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from inspector.comparison import asked, compare
from inspector.inspection import Inspection, inspect
from inspector.phone.recording import Answer, Recording
from inspector.phone.source import open_source
from inspector.problems import Problem
from inspector.report.check_text import check_text, header
from inspector.report.model import CheckReport
from inspector.report.text import Page
from inspector.report.unread import unread
from tests.cli.run import FIXTURES

WIDE = Page(width=200)
PIXEL = inspect(open_source(FIXTURES / "pixel-8-endc-16"))


def with_problem(artifact: str, message: str) -> Inspection:
    return replace(PIXEL, facts=replace(PIXEL.facts, problems=(Problem("cut-off", artifact, message),)))


def test_what_could_not_be_read_names_the_answer_it_was_in() -> None:
    said = header(with_problem("dumpsys isub", "the list has no end"), WIDE)
    assert "Not read: the list has no end (dumpsys isub)" in said
    said = header(with_problem("logcat -b radio -d", "it is cut"), WIDE)
    assert "Not read: it is cut (the radio log)" in said


def test_one_reason_for_many_answers_is_said_once() -> None:
    gone = "the phone went away"
    problems = [Problem("phone-gone", f"dumpsys {i}", f"dumpsys {i}: {gone}") for i in range(7)]
    assert unread(problems) == [f"{gone} (dumpsys 0, dumpsys 1, dumpsys 2, dumpsys 3, 3 more)"]
    assert unread(problems[:2]) == [f"{gone} (dumpsys 0, dumpsys 1)"]


def test_a_message_that_names_its_answer_does_not_name_it_twice() -> None:
    said = header(with_problem("getprop", "getprop: its file is not in the recording"), WIDE)
    assert "Not read: its file is not in the recording (getprop)\n" in f"{said}\n"


def test_everything_of_a_whole_phone_is_read() -> None:
    for name in ("pixel-8-endc-16", "samsung-s23-masked-14"):
        assert "Not read" not in header(inspect(open_source(FIXTURES / name)), WIDE)


def test_a_sim_without_a_name_is_called_by_its_network_code() -> None:
    getprop = b"[gsm.sim.operator.numeric]: [22210]\n[gsm.sim.operator.alpha]: []\n[gsm.sim.state]: [LOADED]\n"
    (line,) = [line for line in header(_said(getprop), WIDE).splitlines() if "222-10" in line]
    assert "SIM of 222-10" in line


def test_no_line_is_wider_than_a_narrow_page() -> None:
    assert all(len(line) <= 40 for line in header(replace(PIXEL, label="x" * 30), Page(width=40)).splitlines())


def test_where_nothing_was_read_there_is_no_table_of_unknowns() -> None:
    phone = _said(b"")
    day = date(2026, 11, 24)
    report = CheckReport(phone=phone, comparison=compare(phone, day, asked(day, ["att-us"])))
    text = "".join(check_text(report, Page()))
    assert "NOT CHECKED\n  Not checked: the phone's answers could not be read." in text
    assert "how we know" not in text
    assert "To settle" not in text


def _said(getprop: bytes) -> Inspection:
    answers = MappingProxyType({"getprop": Answer(command="getprop", stdout=getprop)})
    return inspect(Recording(kind="file", label="x", taken_at=None, answers=answers))
