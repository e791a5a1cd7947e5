"""The views of ``inspector watch``: what each state says, on a small screen and of a hostile phone."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from inspector.phone.devices import Device
from inspector.report.text import Page
from inspector.report.watch_document import line as document
from inspector.report.watch_screen import screen
from inspector.report.watch_text import line, summary
from inspector.report.watch_words import detail, state
from inspector.watching import Answer, Found, Phone, Reading, State

HOSTILE = "\x1b]8;;http://x\x07[bold]\u202e\r\n[/]"
FITS = Answer(carrier="a-us", name="A", country="US", verdict="fits", nr="fits", summary="All. 5G: n77.", deciding=True)
LACKS = replace(FITS, carrier="b-us", verdict="lacks", nr="none", summary="No service. On 2030-01-01 more.")
OTHER = replace(LACKS, deciding=False)


def reading(*answers: Answer, model: str = "MI 5") -> Reading:
    return Reading(
        found=Found.VERDICT, at="2026-11-24T10:00:00Z", seconds=1.0, brand="Xiaomi", model=model, answers=answers
    )


FAILED = Reading(found=Found.FAILED, at="2026-11-24T10:00:00Z", seconds=1.0, complete=False, why="it said nothing")


def phone(doing: State, read: Reading | None = None, number: int = 1, adb: str = "device") -> Phone:
    device = Device(serial="R58N00000X", state=adb, link="usb", model="Pixel_8", usb=f"1-{number}")
    return Phone(
        number=number, server="127.0.0.1:5037", device=device, state=doing, visit=number, asked=14, reading=read
    )


@pytest.mark.parametrize(
    ("one", "word", "says"),
    [
        (phone(State.NOT_READY, adb="unauthorized"), "authorise", "accept this computer's key"),
        (phone(State.NOT_READY, adb="offline"), "offline", "plug it in again"),
        (phone(State.READING), "reading 0/14", ""),
        (phone(State.STARTING), "starting", "asked again"),
        (phone(State.VERDICT, reading(FITS)), "fits", "a-us fits: All."),
        (phone(State.VERDICT, reading(FITS, LACKS)), "lacks", "b-us lacks: No service."),
        (phone(State.VERDICT, reading(OTHER)), "no carrier", "Of 1 carriers: 1 lacks."),
        (phone(State.FAILED, FAILED), "not read", "it said nothing; unplug it"),
        (phone(State.UNPLUGGED, reading(LACKS)), "unplugged", "was: b-us lacks"),
        (
            phone(State.VERDICT, replace(reading(FITS), complete=False, why="gone")),
            "cut off",
            "a-us fits: All. Not heard to the end: gone; plug",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_state_has_its_word_and_what_to_do(one: Phone, word: str, says: str) -> None:
    assert state(one) == word
    assert says in detail(one)
    assert "R58N" not in line(one, "10:00:00Z", True, Page()) + str(document(one))


def drawn(phones: list[Phone], width: int = 80, height: int = 24) -> str:
    out = io.StringIO()
    Console(file=out, width=width, height=height).print(
        screen(phones, ["No server."], several=False, width=width, height=height)
    )
    return out.getvalue()


def test_an_empty_bench_says_what_to_do() -> None:
    assert "Plug a phone in" in drawn([])


@pytest.mark.parametrize(("width", "height"), [(40, 10), (80, 24), (200, 80)])
def test_a_screen_is_never_overfull_and_who_wants_a_hand_is_on_it(width: int, height: int) -> None:
    phones = [phone(State.VERDICT, reading(FITS), number) for number in range(1, 65)]
    phones[40] = phone(State.NOT_READY, None, 41, "unauthorized")
    shown = drawn(phones, width, height)
    assert shown.count("\n") <= height
    assert max(map(len, shown.splitlines())) <= width
    assert "authorise" in shown
    assert "No server." in shown
    assert ("that do not fit" in shown) is (height < 70)


@pytest.mark.parametrize("width", [40, 60, 80, 90, 120])
def test_a_narrow_screen_still_says_which_phone_and_what_it_is(width: int) -> None:
    shown = drawn([phone(State.VERDICT, reading(FITS, model="MI 5"))], width)
    assert "MI 5" in shown
    assert "fits" in shown
    assert ("where" in shown) is (width >= 90)


def test_text_of_a_phone_reaches_no_terminal_as_it_is() -> None:
    hostile = phone(State.VERDICT, replace(reading(FITS, model=HOSTILE), brand=HOSTILE, notes=(HOSTILE,)))
    hostile = replace(hostile, device=replace(hostile.device, model=HOSTILE, usb=HOSTILE))
    failed = replace(hostile, state=State.FAILED, reading=replace(FAILED, why=HOSTILE))
    for one in (hostile, failed, replace(hostile, reading=reading(OTHER)), replace(hostile, reading=None)):
        for text in (
            drawn([one], 300),
            line(one, "10:00:00Z", True, Page()),
            summary([one], 0, Page()),
            detail(one),
        ):
            assert not set(text) & {"\x1b", "\x07", "\u202e", "\r"}
    assert "\n" not in line(hostile, "10:00:00Z", True, Page())


def test_the_table_counts_readings_and_phones() -> None:
    text = summary([phone(State.VERDICT, reading(FITS)), phone(State.FAILED, FAILED)], 1, Page(width=100))
    assert "2 readings of 1 phone: 1 fits, 1 not read. 1 reading broken off by Ctrl-C." in text
    assert summary([], 0, Page()) == "No phone was read."
