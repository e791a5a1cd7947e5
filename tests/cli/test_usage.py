"""Wrong input: what was seen, why it stops, what to type next, and the exit code of the design."""

import subprocess
import sys
from pathlib import Path

import pytest

from inspector.cli.app import COMMANDS

from .run import FIXTURES, inspector, process

LONG = "a" * 300
MI_5 = str(FIXTURES / "xiaomi-mi-5-att-2016")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["chek"], 2, "check"),
        (["check", "--carier", "att-us"], 2, "--carrier"),
        (["check", "--from", MI_5, "--carrier", "at-us"], 2, "att-us"),
        (["check", "--from", MI_5, "--carrier", "T-Mobil"], 2, "tmobile-us"),
        (["check", "--from", MI_5, "--country", "zz"], 2, "zz"),
        (["check", "--from", MI_5, "--variant", "xiaomi-mi-5-chna"], 2, "xiaomi-mi-5-china"),
        (["check", "--from", MI_5, "--as-of", "last week"], 2, "2016-10"),
        (["check", "--from", "no/such/place"], 4, "no/such/place"),
        (["check", "--from", MI_5, "-o", LONG], 4, "File name too long"),
        (["matrix", LONG, "-c", "att-us", "-o", LONG], 4, "File name too long"),
        (["capture", LONG, "--from", MI_5], 4, "File name too long"),
        (["carriers", "validate", LONG], 4, "File name too long"),
        (["catalog", "validate", LONG], 4, "File name too long"),
        (["check", "--from", MI_5, "--format", "pdf"], 2, "markdown"),
        (["check", "--from", MI_5, "-d"], 2, "leave one of them out"),
        (["phone", "--from", MI_5, "-s", "SERIAL"], 2, "leave one of them out"),
        (["check", "-d", "-e"], 2, "leave one of them out"),
        (["channel", "LTX", "5780"], 2, "LTE"),
        (["channel", "LTE", "x"], 2, "x"),
        (["channel"], 2, "inspector channel LTE 5780"),
        (["channel", "LTE", "5780", "--direction", "up"], 2, "ul"),
        (["capture", MI_5, "-P", "1"], 4, "is there already"),
        (["channel", "--file", "no/such.csv"], 4, "Cannot read no/such.csv: No such file or directory.\n"),
        (["schema", "chek"], 2, "check"),
        (["carriers", "show", "atnt-us"], 2, "att-us"),
        (["catalog", "show", "mi-5-chinaa"], 2, "xiaomi-mi-5-china"),
    ],
)
def test_wrong_input(arguments: list[str], code: int, says: str) -> None:
    ran = inspector(*arguments)
    assert ran.code == code
    assert says in ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", [["carriers", "list"], ["matrix", MI_5, "-c", "att-us", "--format", "csv", "-q"]])
def test_a_full_disk_is_said_and_is_no_fault_of_the_program(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "inspector", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, ran.stderr) == (4, "Cannot write the answer: No space left on device.\n")


@pytest.mark.parametrize("command", ["inspector", "inspector carriers", "inspector catalog"])
def test_no_line_of_the_list_of_commands_is_cut_short(command: str) -> None:
    assert "..." not in inspector(*command.split()[1:], "--help").out.partition("Commands:")[2]


@pytest.mark.parametrize("command", list(COMMANDS))
def test_help_shows_an_example(command: str) -> None:
    ran = inspector(command, "--help")
    assert ran.code == 0
    assert "Example: inspector" in ran.out or command in ("carriers", "catalog")
    assert command in inspector("--help").out


@pytest.mark.parametrize(
    "command", ["carriers list", "carriers show", "carriers validate", "catalog list", "catalog show"]
)
def test_help_of_a_subcommand_shows_an_example(command: str) -> None:
    assert "Example: inspector" in inspector(*command.split(), "--help").out


def test_version() -> None:
    from inspector import __version__

    assert process("--version").out == f"inspector {__version__}\n"


def test_options_alone_belong_to_check() -> None:
    assert inspector("--from", MI_5, "-c", "att-us").out == inspector("check", "--from", MI_5, "-c", "att-us").out


def test_a_failure_leaves_no_empty_file(tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    assert inspector("check", "--from", "no/such/place", "-o", out).code == 4
    assert not out.exists()
    assert inspector("check", "--from", MI_5, "--json", "-o", out).out == ""
    assert out.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["-c", "att-us", "--as-of", "2016-10"], 1),
        (["-c", "gci-us"], 1),
        (["--country", "us"], 1),
        (["--country", "jp"], 1),
    ],
)
def test_the_exit_code_follows_the_carriers_named_else_the_sims(arguments: list[str], code: int) -> None:
    assert inspector("check", "--from", MI_5, *arguments).code == code


def test_unknown_is_5_only_where_strict() -> None:
    unknown = ["check", "--from", str(FIXTURES / "unknown-model-b2"), "-c", "att-us"]
    assert inspector(*unknown).code == 0
    assert inspector(*unknown, "--strict").code == 5


def test_require_nr_makes_both_verdicts_count() -> None:
    fits = ["check", "--from", str(FIXTURES / "b12-not-b17"), "-c", "att-us", "--as-of", "2016-10"]
    assert inspector(*fits).code == 0
    assert inspector(*fits, "--require-nr").code == 1


def test_the_answer_is_readable_at_80_columns_and_plain_when_piped() -> None:
    ran = inspector("check", "--from", MI_5)
    assert "\x1b" not in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert ran.out.index("GAPS") < ran.out.index("how we know") if "GAPS" in ran.out else "LACKS" in ran.out


def test_colour_only_where_asked_for() -> None:
    check = ["check", "--from", MI_5, "-c", "att-us"]
    assert "\x1b[" in inspector(*check, "--color", "always").out
    assert "\x1b[" not in process(*check, env={"NO_COLOR": "1"}).out


def test_a_terminal_that_is_not_unicode_gets_ascii_it_can_print() -> None:
    ran = process("check", "--from", MI_5, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert ran.code in (0, 1)
    assert ran.out.isascii()
    assert "\\xb7" not in ran.out
