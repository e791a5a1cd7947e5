"""``inspector diff`` as a user and a build run it."""

from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from inspector.testing.phones import RunningPhone

from .run import FIXTURES, inspector, process

MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
PIXEL = FIXTURES / "pixel-8-endc-16"


def test_the_document_of_a_difference_validates() -> None:
    schema = inspector("schema", "diff").json
    for first, second in ((MI_5, PIXEL), (PIXEL, PIXEL), (FIXTURES / "no-sim-13", FIXTURES / "unknown-model-b2")):
        jsonschema.validate(inspector("diff", first, second, "--country", "us", "--json").json, schema)


def test_diff_fails_a_build_where_a_verdict_got_worse() -> None:
    worse = inspector("diff", PIXEL, MI_5, "-c", "att-us")
    assert worse.code == 1
    assert "B is worse on att-us" in worse.out
    assert inspector("diff", MI_5, PIXEL, "-c", "att-us").code == 0
    assert "Nothing differs." in inspector("diff", PIXEL, PIXEL).out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["diff"], 2, "A"),
        (["diff", MI_5, "absent"], 4, "absent"),
        (["diff", MI_5, PIXEL, "-s", "X"], 2, "-s"),
        (["diff", MI_5, PIXEL, "--root"], 2, "--root"),
        (["diff", MI_5, PIXEL, "-c", "at-us"], 2, "att-us"),
        (["diff", MI_5, "-H", "127.0.0.1", "-P", "1", "--wait", "0"], 3, "adb"),
    ],
)
def test_wrong_input_of_diff_says_what_to_do(arguments: list[str | Path], code: int, words: str) -> None:
    ran = inspector(*arguments)
    assert (ran.code, words in ran.err) == (code, True), ran.err


def test_diff_folds_to_the_page() -> None:
    ran = inspector("diff", MI_5, PIXEL, "--country", "us")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_what_a_verdict_became_is_said_in_one_sentence() -> None:
    known = inspector("diff", FIXTURES / "unknown-model-b2", PIXEL, "-c", "att-us").out
    assert "now known on att-us" in known
    assert "no longer known on att-us" in inspector("diff", PIXEL, FIXTURES / "unknown-model-b2", "-c", "att-us").out


def test_a_recording_against_the_phone_as_it_is_now(simulated_phone: Callable[..., RunningPhone]) -> None:
    plugged_in = simulated_phone(MI_5)
    same = process("diff", MI_5, *plugged_in.options)
    assert (same.code, same.err) == (0, "")
    assert "Nothing differs." in same.out
    assert plugged_in.serial not in same.out
    other = process("diff", PIXEL, *plugged_in.options, "-c", "att-us", "--json")
    assert (other.code, other.json["after"]["kind"]) == (1, "adb")


def test_a_plugged_in_phone_that_was_not_heard_to_the_end_is_no_basis(
    simulated_phone: Callable[..., RunningPhone],
) -> None:
    ran = process("diff", MI_5, *simulated_phone(MI_5, cut_after=900).options, "--timeout", "2")
    assert ran.code == 4
