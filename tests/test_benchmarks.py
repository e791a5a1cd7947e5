"""The harness of the benchmarks, without measuring: what it makes of numbers, and what it says of what is missing."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import __main__ as command_line
from benchmarks import baseline, bugreport, process, start, table
from benchmarks.baseline import Baseline, Change, NoBaseline, Stored
from benchmarks.measurement import Goal, Measured, Measurement, compared, missing, ratio_of
from inspector.cli.app import COMMANDS


def row(name: str = "start/--version", ratio: float | None = 2.0, **other: object) -> Measurement:
    given = {"what": name, "value": 0.02, "reference": "python -c pass", "spread": 0.02, "memory": 12.0, **other}
    return Measurement(name=name, ratio=ratio, **given)  # type: ignore[arg-type]


def run(*rows: Measurement, bare_memory: float | None = 8.0) -> Measured:
    return Measured(python="3.11", system="Linux", taken="2026-11-24", bare_memory=bare_memory, rows=rows)


def states(before: Measured, now: Measured) -> dict[tuple[str, str], str]:
    return {(change.name, change.of): change.state for change in baseline.compare(baseline.of(before), now)}


def test_no_command_of_the_program_is_forgotten() -> None:
    measured = {command[0] for command in start.commands() if command}
    assert measured == set(COMMANDS)
    assert ("carriers", "show") in start.commands()


def test_a_ratio_is_that_of_its_own_round_so_that_a_slow_minute_does_not_count() -> None:
    ratio, spread = ratio_of([2.0, 20.0, 2.2], [1.0, 10.0, 1.0])
    assert ratio == 2.0
    assert spread == pytest.approx(0.025)


def test_two_rounds_have_no_spread() -> None:
    assert ratio_of([2.0, 4.0], [1.0, 1.0]) == (3.0, None)


def test_memory_is_the_highest_of_the_rounds_and_unknown_where_nobody_said_it() -> None:
    assert compared("a/b", "", [1.0, 1.0], [1.0, 1.0], "zlib", memory=[20.0, 22.0]).memory == 22.0
    assert compared("a/b", "", [1.0, 1.0], [1.0, 1.0], "zlib", memory=[None, None]).memory is None


@pytest.mark.parametrize(
    ("goal", "met"),
    [
        (None, None),
        (Goal(most=2.0, of="ratio"), True),
        (Goal(most=1.9, of="ratio"), False),
        (Goal(most=0.01, of="value"), False),
        (Goal(most=12, of="memory"), True),
    ],
)
def test_a_goal_is_at_most_so_much(goal: Goal | None, met: bool | None) -> None:
    assert row(goal=goal).met is met


def test_a_goal_of_what_was_not_measured_is_neither_met_nor_missed() -> None:
    assert row(ratio=None, goal=Goal(most=20, of="ratio")).met is None


@pytest.mark.parametrize(
    ("now", "state"),
    [(2.0, "same"), (2.29, "same"), (2.31, "worse"), (1.75, "same"), (1.73, "better"), (20.0, "worse")],
)
def test_worse_and_better_are_beyond_the_tolerance(now: float, state: str) -> None:
    assert states(run(row(ratio=2.0)), run(row(ratio=now)))["start/--version", "time"] == state


def test_a_noisy_ratio_is_given_three_times_its_spread() -> None:
    assert baseline.tolerance(0.01, 0.02) == baseline.FLOOR
    assert baseline.tolerance(0.10, 0.02) == pytest.approx(0.30)
    assert baseline.tolerance(0.02, 0.10) == pytest.approx(0.30)
    assert baseline.tolerance(0.90, 0.02) == baseline.CEILING < 1
    assert baseline.tolerance(None, 0.10) == baseline.UNKNOWN


def test_memory_is_compared_with_that_of_the_bare_interpreter() -> None:
    before = run(row(memory=16.0), bare_memory=8.0)
    assert states(before, run(row(memory=20.0), bare_memory=10.0))["start/--version", "memory"] == "same"
    assert states(before, run(row(memory=18.0), bare_memory=8.0))["start/--version", "memory"] == "worse"
    assert ("start/--version", "memory") not in states(before, run(row(memory=None)))


def test_how_memory_grows_with_the_input_is_compared_once_and_as_memory() -> None:
    flat, grown = (row("bugreport/memory", ratio, unit="MiB", spread=None) for ratio in (1.0, 1.2))
    assert states(run(flat), run(grown)) == {("bugreport/memory", "memory"): "worse"}


def test_a_new_row_is_new_and_one_that_is_gone_is_not_measured() -> None:
    found = states(run(row("start/old")), run(row("start/new")))
    assert found == {("start/new", "time"): "new", ("start/old", "time"): "not measured"}


def test_groups_that_were_not_asked_for_are_not_missed() -> None:
    assert states(run(row("start/a"), row("live/b")), run(row("start/a"))).keys() == {
        ("start/a", "time"),
        ("start/a", "memory"),
    }


def test_without_its_reference_a_row_is_not_measured_rather_than_worse() -> None:
    here = run(row("bugreport/check 10 MiB against mvt", ratio=0.05, reference="mvt-android"))
    gone = run(missing("bugreport/check 10 MiB against mvt", "", "mvt-android is not installed"))
    assert states(here, gone) == {("bugreport/check 10 MiB against mvt", "time"): "not measured"}
    assert baseline.of(gone).ratios == {}


def test_a_ratio_to_another_reference_is_new() -> None:
    before, now = run(row(reference="python -c pass")), run(row(ratio=90.0, reference="adb shell getprop"))
    assert set(states(before, now).values()) == {"new"}


def test_measured_twice_the_better_one_counts() -> None:
    both = baseline.best_of(run(row("start/a", 3.0), row("live/b", 1.0)), run(row("start/a", 2.0, memory=11.0)))
    assert [(one.ratio, one.memory) for one in both.rows] == [(2.0, 11.0), (1.0, 12.0)]


def test_a_baseline_of_some_groups_keeps_the_others() -> None:
    earlier = baseline.of(run(row("start/a"), row("start/gone"), row("live/b")))
    assert set(baseline.of(run(row("start/a")), earlier).ratios) == {"start/a", "live/b"}
    of_another_python = replace(earlier, python="3.13")
    assert set(baseline.of(run(row("start/a")), of_another_python).ratios) == {"start/a"}


def test_a_baseline_is_read_as_it_was_stored(tmp_path: Path) -> None:
    stored = baseline.of(run(row(), row("live/b", 1.2345, spread=None, memory=None)))
    baseline.store(stored, tmp_path / "baseline.json")
    assert baseline.load(tmp_path / "baseline.json") == stored
    assert stored.ratios["live/b"] == Stored(reference="python -c pass", ratio=1.234, spread=None, memory=None)


def test_the_stored_baseline_holds_ratios_and_no_times() -> None:
    raw = json.loads(baseline.PATH.read_text(encoding="utf-8"))
    assert {key for one in raw["ratios"].values() for key in one} == {"reference", "ratio", "spread", "memory"}
    assert baseline.load().ratios.keys() >= {"start/--version", "offline/check --from -c att-us"}


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"schema": "other/1"}', '{"schema": "benchmarks/baseline/1"}'])
def test_what_is_no_baseline_says_how_to_store_one(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "baseline.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(NoBaseline, match="make bench-baseline"):
        baseline.load(path)


def test_the_table_says_what_was_missed_and_why_something_is_missing() -> None:
    text = table.measurements(
        "Things",
        [row(ratio=3.2, goal=Goal(most=3, of="ratio")), row(ratio=2.9, goal=Goal(most=3, of="ratio"))],
    )
    assert [line.split()[-4] for line in text.splitlines() if " 3x " in line] == ["MISSED", "met"]
    gone = table.measurements("Things", [missing("bugreport/x", "check", "mvt-android is not installed")])
    assert "bugreport/x: mvt-android is not installed" in gone


@pytest.mark.parametrize(("ratio", "shown"), [(0.0561, "0.056x"), (1.5, "1.50x"), (34.72, "34.7x"), (312.4, "312x")])
def test_a_ratio_has_three_digits(ratio: float, shown: str) -> None:
    assert f"  {shown}  " in table.measurements("Things", [row(ratio=ratio)])


def test_changes_are_shown_as_parts_and_only_what_changed_is_marked() -> None:
    lines = table.changes(
        [
            Change(name="start/a", of="time", before=2.0, now=2.5),
            Change(name="start/b", of="time", before=2.0, now=2.1),
            Change(name="start/c", of="time", before=None, now=1.0),
        ]
    ).splitlines()[2:]
    assert [line.split()[2:] for line in lines] == [
        ["2.00x", "2.50x", "+25%", "15%", "worse"],
        ["2.00x", "2.10x", "+5%", "15%"],
        ["-", "1.00x", "-", "-", "new"],
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "there is no group 'nonsense'; there are start, offline, live, bugreport, matrix"),
        (["--quick", "--store"], "leave --quick out"),
        (["--compare", "--store"], "not allowed with"),
    ],
)
def test_wrong_usage_stops_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("now", "code"), [([3.0, 3.1], 1), ([3.0, 2.0], 0), ([2.0], 0)])
def test_comparing_fails_only_where_it_is_worse_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], now: list[float], code: int
) -> None:
    runs = iter(now)
    monkeypatch.setattr(baseline, "load", lambda: baseline.of(run(row(ratio=2.0))))
    monkeypatch.setattr(command_line, "_measure", lambda *_: run(row(ratio=next(runs))))
    assert command_line.main(["start", "--compare"]) == code
    assert ("If that is meant: make bench-baseline" in capsys.readouterr().out) is bool(code)
    assert next(runs, None) is None


def test_a_baseline_of_another_python_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    other = Baseline(python="3.13", system="Linux", taken="2026-11-24", ratios={})
    assert command_line._conclude(other, run(row()), []) == 0
    assert "The baseline is of Python 3.13 on Linux" in capsys.readouterr().out


def test_mvt_is_no_dependency(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MVT_ANDROID", str(tmp_path / "no-such-program"))
    found = bugreport._against_mvt(tmp_path, 10, [])
    assert (found.value, found.met) == (None, None)
    assert "MVT_ANDROID can name it" in found.note


def python(code: str, **other: object) -> process.Command:
    return process.Command((sys.executable, "-S", "-c", code), **other)  # type: ignore[arg-type]


def test_a_short_reference_is_run_so_often_that_it_takes_half_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = {"long": 100.0, "short": 10.0, "tiny": 0.001}
    asked: list[str] = []

    def run(command: process.Command) -> process.Run:
        asked.append(command.argv[0])
        return process.Run(taken[command.argv[0]], None, "")

    monkeypatch.setattr(process, "run", run)
    pairs = process.pairs(process.Command(("long",)), process.Command(("short",)), 2)
    assert asked == ["long", "short"] + 2 * ["long", *5 * ["short"]]
    assert [(own.seconds, reference.seconds) for own, reference in pairs] == [(100.0, 10.0)] * 2
    asked.clear()
    process.pairs(process.Command(("long",)), process.Command(("tiny",)), 1)
    process.pairs(process.Command(("short",)), process.Command(("long",)), 1)
    assert asked == ["long", "tiny", "long", *25 * ["tiny"], "short", "long", "short", "long"]


def test_a_program_that_fails_is_not_measured() -> None:
    with pytest.raises(process.Failed, match="exit code 3: no such phone"):
        process.run(python("import sys; print('no such phone', file=sys.stderr); sys.exit(3)"))
    assert process.run(python("import sys; sys.exit(3)", codes=(0, 3))).output == ""


@pytest.mark.skipif(not process.MEMORY_IS_KNOWN, reason=process.NO_MEMORY)
def test_memory_is_that_of_the_program_and_not_of_whoever_starts_it() -> None:
    ours = bytes(60 * 1024 * 1024)
    small = process.run(process.BARE).memory
    large = process.run(python("x = b'x' * (40 * 1024 * 1024)")).memory
    assert len(ours) > 0
    assert small is not None
    assert large is not None
    assert small < 30 < 40 < large < 90


@pytest.mark.skipif(not process.MEMORY_IS_KNOWN, reason=process.NO_MEMORY)
def test_a_program_that_runs_on_is_ended_when_it_has_said_it_often_enough() -> None:
    forever = "import time\nwhile True:\n    print('a verdict', flush=True)\n    time.sleep(0.01)\n"
    with pytest.raises(process.Failed, match="ended with exit code"):  # SIGINT: what does not catch it has no code
        process.run(python(forever, until=("verdict", 3)))
    caught = f"try:\n{''.join('    ' + line + chr(10) for line in forever.splitlines())}except KeyboardInterrupt: pass"
    assert process.run(python(caught, until=("verdict", 3))).output.count("verdict") >= 3
    with pytest.raises(process.Failed, match="ended before it printed 'verdict' 3 times"):
        process.run(python("print('verdict')", until=("verdict", 3)))
