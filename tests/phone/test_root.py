"""Reading as root on a phone that answers from a table: what is asked, in which order, and what is said when it is not."""

from inspector.phone.questions import GETPROP
from inspector.phone.recording import Answer, Recording
from inspector.phone.root import read_as_root
from inspector.testing.phones import MockPhone

QUALCOMM = "[ro.board.platform]: [msm8996]\n"
MEDIATEK = "[ro.board.platform]: [mt6877]\n"
ROOT = "uid=0(root) gid=0(root) groups=0(root) context=u:r:magisk:s0\n"
MTB = "/vendor/bin/mtb"
LOOK = (
    "ls -d /vendor/bin/qmicli /system/bin/qmicli /data/local/tmp/qmicli /data/data/com.termux/files/usr/bin/qmicli "
    "/vendor/bin/mtb"
)


def stock(properties: str) -> Recording:
    answers = {GETPROP: Answer(command=GETPROP, stdout=properties.encode())} if properties else {}
    return Recording(kind="mock", label="mocked phone", taken_at=None, answers=answers)


def read(properties: str, answers: dict[str, str], timeout: float = 15.0) -> tuple[Recording, list[str]]:
    said: list[str] = []
    return read_as_root(MockPhone(answers), stock(properties), timeout, said.append), said


def codes(recording: Recording) -> set[str]:
    return {problem.code for problem in recording.problems}


def test_a_phone_without_su_is_asked_twice_and_then_left_alone() -> None:
    recording, said = read(QUALCOMM, {})
    assert said == ["As root, read only: su -c 'id'", "As root, read only: su 0 sh -c 'id'"]
    assert [problem.code for problem in recording.problems] == ["no-root"]
    assert "--guide" in recording.problems[0].message


def test_an_su_that_does_not_make_us_root_is_no_root() -> None:
    recording, _ = read(QUALCOMM, {"su -c 'id'": "uid=2000(shell) gid=2000(shell)\n"})
    assert codes(recording) == {"no-root"}


def test_only_the_tools_that_are_there_are_asked_and_every_command_is_said_before() -> None:
    recording, said = read(
        QUALCOMM, {"su -c 'id'": ROOT, f"su -c '{LOOK}'": f"{MTB}\n", f"su -c '{MTB} 4 1 0 1877'": "x\n"}
    )
    asked = [line.removeprefix("As root, read only: ") for line in said]
    assert asked[:2] == ["su -c 'id'", f"su -c '{LOOK}'"]
    assert all(MTB in command for command in asked[2:])
    assert len(asked) == 8
    assert recording.answers[f"su -c '{MTB} 4 1 0 1877'"].stdout == b"x\n"


def test_the_su_of_userdebug_builds_is_taken_where_it_is_the_one_that_answers() -> None:
    _, said = read(QUALCOMM, {"su 0 sh -c 'id'": ROOT, f"su 0 sh -c '{LOOK}'": ""})
    assert said[-1] == f"As root, read only: su 0 sh -c '{LOOK}'"


def test_no_tool_and_an_unknown_chipset_say_so() -> None:
    assert codes(read(QUALCOMM, {"su -c 'id'": ROOT, f"su -c '{LOOK}'": ""})[0]) == {"no-tool"}
    for properties in ("", "[ro.board.platform]: [kirin970]\n"):
        recording, said = read(properties, {"su -c 'id'": ROOT})
        assert len(said) == 1
        assert codes(recording) == {"no-tool"}


def test_a_mediatek_phone_is_asked_by_at_on_the_port_that_is_there() -> None:
    look = "su -c 'ls -d /dev/radio/atci1 /dev/radio/pttycmd1'"
    _, said = read(MEDIATEK, {"su -c 'id'": ROOT, look: "/dev/radio/atci1\n"})
    assert len(said) == 6
    assert all("AT+EPBSE" in line and "/dev/radio/atci1" in line and "pttycmd1" not in line for line in said[2:])


def test_without_time_nothing_is_asked() -> None:
    recording, said = read(QUALCOMM, {"su -c 'id'": ROOT}, timeout=0.1)
    assert said == []
    assert codes(recording) == {"timed-out"}
