"""Bugreports: the sections we know, in one pass, from any wrapping; everything else refused with its reason."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import facts
from inspector.phone.bugreport import read_text
from inspector.phone.questions import (
    BUGREPORT_HEADER,
    DEBUG_SERVICE,
    FEATURES,
    GETPROP,
    NETWORK_MODE,
    RADIO_LOG,
    TELEPHONY_REGISTRY,
)
from inspector.phone.section import LARGEST_TOTAL
from inspector.phone.source import open_source
from tests.artifacts.damage import damaged

FIXTURE = Path(__file__).parents[2] / "fixtures" / "pixel-8-endc-16"
PROPERTIES = (FIXTURE / "getprop.txt").read_text(encoding="utf-8")
REGISTRY = (FIXTURE / "dumpsys-telephony.registry.txt").read_text(encoding="utf-8")
SUBSCRIPTIONS = (FIXTURE / "dumpsys-isub.txt").read_text(encoding="utf-8")
CARRIER_CONFIG = (FIXTURE / "dumpsys-carrier_config.txt").read_text(encoding="utf-8")
RULE = "-" * 79
LOG = "11-24 10:00:00.123 radio  2000  2100 D RILJ    : [UNSL]< UNSOL_RESPONSE_RADIO_STATE_CHANGED [PHONE0]\n"


def report(
    *, properties: str = PROPERTIES, registry: str = REGISTRY, priority: str = "", duration: str = "", end: str = RULE
) -> str:
    """A bugreport as dumpstate writes it."""
    return f"""========================================================
== dumpstate: 2026-11-24 10:00:00
========================================================

Build: BP3A.250905.014
Bugreport format version: 2.0

------ UPTIME (uptime) ------
 10:00:00 up 1 day
------ 0.010s was the duration of 'UPTIME' ------
------ RADIO LOG (logcat -b radio -v threadtime -v printable -v uid -d *:v) ------
{LOG}------ 0.100s was the duration of 'RADIO LOG' ------
------ SYSTEM PROPERTIES (getprop) ------
{duration}{properties}------ 0.050s was the duration of 'SYSTEM PROPERTIES' ------
------ DUMPSYS (/system/bin/dumpsys) ------
{RULE}
DUMP OF SERVICE {priority}telecom:
  mCallState=0
--------- 0.003s was the duration of dumpsys telecom, ending at: 2026-11-24 10:00:01
{RULE}
DUMP OF SERVICE {priority}telephony.registry:
{registry}--------- 0.123s was the duration of dumpsys telephony.registry, ending at: 2026-11-24 10:00:03
{end}
DUMP OF SERVICE {priority}isub:
{SUBSCRIPTIONS}{RULE}
DUMP OF SERVICE {priority}carrier_config:
{CARRIER_CONFIG}--------- 0.023s was the duration of dumpsys carrier_config, ending at: 2026-11-24 10:00:03
{RULE}
DUMP OF SERVICE {priority}wifi:
last known state: of something else
--------- 0.003s was the duration of dumpsys wifi, ending at: 2026-11-24 10:00:04
------ APP SERVICES PLATFORM (dumpsys -T 60000 activity service all-platform-non-critical) ------
SERVICE com.android.settings/.Other 1a2b3c pid=1
  Client:
    mSS=of nobody
SERVICE com.android.phone/.TelephonyDebugService 4d5e6f pid=2
  Client:
    PhoneFactory:
SERVICE com.android.systemui/.Third 7a8b9c pid=3
  Client:
    the end
========================================================
== dumpstate: done (id 1)
"""


def read(text: str, size: int = 4096) -> "dict[str, tuple[bytes, bool]]":
    raw = text.encode()
    recording = read_text((raw[i : i + size] for i in range(0, len(raw), size)), "test")
    return {command: (answer.stdout, answer.complete) for command, answer in recording.answers.items()}


@pytest.mark.parametrize("size", [7, 100, 4096, 10**7])
def test_each_section_is_what_the_phone_printed_whatever_the_pieces(size: int) -> None:
    found = read(report(), size)
    assert found[GETPROP] == (PROPERTIES.encode(), True)
    assert found[TELEPHONY_REGISTRY] == (REGISTRY.encode(), True)
    assert found[RADIO_LOG] == (LOG.encode(), True)
    assert found[DEBUG_SERVICE][0].startswith(b"SERVICE com.android.phone/.TelephonyDebugService")
    assert b"Third" not in found[DEBUG_SERVICE][0]


def test_a_duration_line_is_not_a_boundary() -> None:
    stray = "------ 1.234s was the duration of 'SOMETHING PARALLEL' ------\n"
    assert read(report(duration=stray))[GETPROP] == (PROPERTIES.encode(), True)


@pytest.mark.parametrize("priority", ["", "CRITICAL ", "HIGH ", "NORMAL "])
def test_a_priority_word_changes_nothing(priority: str) -> None:
    assert read(report(priority=priority))[TELEPHONY_REGISTRY][1]


def test_crlf_as_a_mail_program_makes_it() -> None:
    recording = read_text([report().replace("\n", "\r\n").encode()], "test")
    assert facts.read(recording).identity.model == "Pixel 8"
    assert len(facts.read(recording).slots) == 2


@pytest.mark.parametrize(
    "words",
    [
        "*** SERVICE DUMP TIMEOUT EXPIRED ***",
        "*** SERVICE 'telephony.registry' DUMP TIMEOUT (10s) EXPIRED ***",
        "*** SERVICE 'telephony.registry' DUMP TIMEOUT (10000ms) EXPIRED ***",
    ],
)
@pytest.mark.parametrize("before", ["", "last known state:\n  Phone Id=0\n\n"])
def test_a_dump_that_timed_out_is_not_complete(before: str, words: str) -> None:
    assert read(report(registry=f"{before}{words}\n"))[TELEPHONY_REGISTRY] == (f"{before}{words}\n".encode(), False)


def test_a_service_with_an_odd_name_ends_the_one_before() -> None:
    text = (
        f"------ DUMPSYS (dumpsys) ------\n{RULE}\nDUMP OF SERVICE isub:\na\n{RULE}\nDUMP OF SERVICE My Odd: One:\nb\n"
    )
    assert stdout_of(text, "dumpsys isub") == "a\n"


def test_a_report_that_ends_inside_a_section_says_so() -> None:
    text = report()
    cut = text[: text.index("mPhysicalChannelConfigs")]
    recording = read_text([cut.encode()], "test")
    assert not recording.answers[TELEPHONY_REGISTRY].complete
    assert [problem.code for problem in recording.problems] == ["cut-off"]


def stdout_of(text: str, command: str) -> str | None:
    answer = read_text([text.encode()], "x").answers.get(command)
    return answer.stdout.decode() if answer else None


@pytest.mark.parametrize(
    ("title", "command"),
    [
        ("SYSTEM PROPERTIES", GETPROP),
        ("SYSTEM PROPERTIES (getprop)", GETPROP),
        ("PROPERTIES (/system/bin/getprop)", GETPROP),
        ("RADIO LOG (logcat -b radio -v time -d *:v)", RADIO_LOG),
        ("RADIO LOG (logcat -b radio -v threadtime -d *:v)", RADIO_LOG),
        ("RADIO LOG (logcat -b radio -v threadtime -v printable -v uid -d *:v)", RADIO_LOG),
        ("RADIO (/system/bin/logcat -v threadtime -b radio -d)", RADIO_LOG),
        ("DUMPSYS (/system/bin/dumpsys -T 10000 telephony.registry)", TELEPHONY_REGISTRY),
        ("DUMPSYS (dumpsys -t 10 telephony.registry)", TELEPHONY_REGISTRY),
        ("TELEPHONY SERVICES (/system/bin/dumpsys -T 30000 activity service TelephonyDebugService)", DEBUG_SERVICE),
        ("TELEPHONY SERVICES (dumpsys -t 60 activity service TelephonyDebugService)", DEBUG_SERVICE),
        ("LAST RADIO LOG (parse_radio_log /proc/last_radio_log)", None),
        ("LAST LOGCAT (logcat -L -b all -v threadtime -d *:v)", None),
        ("NETWORK DIAGNOSTICS (dumpsys -t 10 connectivity --diag)", None),
        ("CHECKIN PACKAGE (dumpsys -t 30 package --checkin)", None),
        ("DUMPSYS HIGH (/system/bin/dumpsys)", None),
    ],
)
def test_a_title_says_which_question_it_answers_on_any_android(title: str, command: str | None) -> None:
    text = f"== dumpstate: 2012-01-01 10:00:00\n\n------ {title} ------\nthe answer\n\n------ NEXT (x) ------\nother\n"
    answers = read_text([text.encode()], "x").answers
    assert {name: answer.stdout for name, answer in answers.items() if name != BUGREPORT_HEADER} == (
        {command: b"the answer\n\n"} if command else {}
    )


OLD = f"""========================================================
== dumpstate: 2012-04-25 20:45:10
========================================================

Build: GRK39F
Bootloader: I9100XXKI3
Radio: I9100XXKI3
Network: o2
Kernel: Linux version 2.6.35.7 (se.infra@example) (gcc version 4.4.3 (GCC) ) #2
Command line: androidboot.serialno=304D19E123FF1234

------ MEMORY INFO (/proc/meminfo) ------
MemTotal: 1 kB

------ SYSTEM LOG (logcat -v threadtime -d *:v) ------
04-25 20:45:00.000  100  100 I x: DUMP OF SERVICE telephony.registry:
DUMP OF SERVICE telephony.registry:
[logcat: 0.4s elapsed]

------ RADIO LOG (logcat -b radio -v threadtime -d *:v) ------
{LOG}[logcat: 0.3s elapsed]

------ SYSTEM PROPERTIES ------
[ro.product.model]: [GT-I9100]

------ DUMPSYS (dumpsys) ------
Currently running services:
  telephony.registry
{RULE}
DUMP OF SERVICE telephony.registry:
last known state:
  mCallState=0
{RULE}
DUMP OF SERVICE wifi:
  x
[dumpsys: 2.5s elapsed]

========================================================
== Running Application Services
========================================================
------ APP SERVICES (dumpsys activity service all) ------
SERVICE com.android.phone/.TelephonyDebugService 40a1 pid=7
  Client:
    x
[dumpsys: 0.5s elapsed]

========================================================
== dumpstate: done
========================================================
"""


def test_a_report_of_android_2_3_is_cut_into_the_same_answers() -> None:
    recording = read_text([OLD.encode()], "x")
    told = {command: answer.stdout.decode() for command, answer in recording.answers.items()}
    assert told[TELEPHONY_REGISTRY] == "last known state:\n  mCallState=0\n"
    assert told[GETPROP].strip() == "[ro.product.model]: [GT-I9100]"
    assert told[RADIO_LOG].startswith(LOG)
    assert told[DEBUG_SERVICE].startswith(
        "SERVICE com.android.phone/.TelephonyDebugService 40a1 pid=7\n  Client:\n    x\n"
    )
    assert recording.problems == ()
    assert recording.taken_at == datetime(2012, 4, 25, 20, 45, 10)


def test_the_header_is_an_answer_without_what_names_the_phone() -> None:
    header = stdout_of(OLD, BUGREPORT_HEADER)
    assert header is not None
    assert "Build: GRK39F\n" in header
    assert "Radio: I9100XXKI3\n" in header
    assert "Network: o2\n" in header
    assert "304D19E123FF1234" not in header
    assert "infra" not in header


def test_all_of_dumpsys_saved_by_itself_is_read_like_a_report(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("Currently running services:\n  isub\n" + OLD[OLD.index(RULE) : OLD.index("[dumpsys: 2.5")])
    assert stdout_of(path.read_text(), TELEPHONY_REGISTRY) == "last known state:\n  mCallState=0\n"
    assert list(open_source(path).answers) == [TELEPHONY_REGISTRY]


def test_a_rule_inside_a_dump_is_text() -> None:
    body = f"a\n{RULE}\nb\n"
    text = f"------ DUMPSYS (dumpsys) ------\n{RULE}\nDUMP OF SERVICE isub:\n{body}{RULE}\nDUMP OF SERVICE x:\ny\n"
    assert stdout_of(text, "dumpsys isub") == body


@pytest.mark.parametrize(
    "first",
    [
        "",
        "\n\n",
        "*** exec(getprop): Permission denied\n",
        "Skipping 'getprop' on user build.\n",
        "Can't find service: telephony.registry\n",
        "Permission Denial: can't dump\n",
        "*** getprop: Timed out after 20.000s (killing pid 7)\n",
        "[a]: [b]\n*** command 'getprop' timed out after 20.000s (killing pid 7)\n",
    ],
)
def test_an_empty_or_refused_section_does_not_hide_a_real_one_that_follows(first: str) -> None:
    text = f"------ SYSTEM PROPERTIES (getprop) ------\n{first}------ NEXT (x) ------\n{report()}"
    assert stdout_of(text, GETPROP) == PROPERTIES


def test_what_is_refused_and_never_answered_stays_an_answer() -> None:
    refused = "*** exec(getprop): Permission denied\n"
    assert stdout_of(f"------ SYSTEM PROPERTIES (getprop) ------\n{refused}------ X (y) ------\n", GETPROP) == refused


def test_features_and_network_modes_come_from_the_dumps_that_list_them() -> None:
    text = f"""------ DUMPSYS (dumpsys) ------
{RULE}
DUMP OF SERVICE package:
Libraries:
  x -> (jar) /system/x.jar

Features:
  android.hardware.telephony
  android.hardware.vulkan.level version=1

Activity Resolver Table:
  Features:
{RULE}
DUMP OF SERVICE settings:
GLOBAL SETTINGS (user 0)
_id:35 name:preferred_network_mode pkg:android value:22,22 default:22,22 defaultSystemSet:true
_id:36 name:preferred_network_mode1 pkg:com.android.phone value:9
_id:37 name:wifi_on pkg:android value:1
{RULE}
DUMP OF SERVICE x:
"""
    assert stdout_of(text, FEATURES) == "feature:android.hardware.telephony\nfeature:android.hardware.vulkan.level=1\n"
    assert stdout_of(text, NETWORK_MODE.format(subscription="")) == "22,22\n"
    assert stdout_of(text, NETWORK_MODE.format(subscription="1")) == "9\n"
    assert set(read_text([text.encode()], "x").answers) == {FEATURES, "settings get global preferred_network_mode1"} | {
        NETWORK_MODE.format(subscription="")
    }


def test_the_first_section_of_a_kind_wins() -> None:
    again = "------ SYSTEM PROPERTIES (getprop) ------\n[ro.product.model]: [Other]\n"
    assert read(report() + again)[GETPROP] == (PROPERTIES.encode(), True)


def test_the_facts_are_those_of_the_same_phone_recorded() -> None:
    told, recorded = facts.read(read_text([report().encode()], "x")), facts.read(open_source(FIXTURE))
    assert (told.identity, told.modem, told.slots) == (recorded.identity, recorded.modem, recorded.slots)
    assert read_text([report().encode()], "x").taken_at == datetime(2026, 11, 24, 10, 0)


SOMETHING = b"[x]: [" + b"y" * 1000 + b"]\n"


def endless(before: str) -> Iterator[bytes]:
    """A report whose section never ends."""
    yield report()[: report().index(before) + len(before)].encode()
    for number in range(30):
        yield b"%d\n" % number + SOMETHING * 1000


def test_a_dump_without_end_keeps_its_beginning_up_to_its_limit() -> None:
    answer = read_text(endless("SYSTEM PROPERTIES (getprop) ------\n"), "x").answers[GETPROP]
    assert answer.stdout.startswith(b"0\n[x]")
    assert len(answer.stdout) == 512 * 1024
    assert not answer.complete


def test_a_log_without_end_keeps_its_end_since_that_is_the_newest() -> None:
    answer = read_text(endless(" -d *:v) ------\n"), "x").answers[RADIO_LOG]
    assert b"\n29\n" in answer.stdout
    assert not answer.stdout.startswith(b"0\n")
    assert 6 * 2**20 < len(answer.stdout) <= 8 * 2**20
    assert not answer.complete


def test_all_that_is_held_is_bounded_whatever_the_number_of_sections() -> None:
    def many() -> Iterator[bytes]:
        for title in ("RADIO LOG (logcat -b radio -d)", "SYSTEM PROPERTIES (getprop)", "DUMPSYS (dumpsys)"):
            yield f"------ {title} ------\n".encode()
            yield from [SOMETHING * 1000] * 12
        for name in ("telephony.registry", "carrier_config", "isub", "package", "settings"):
            yield f"{RULE}\nDUMP OF SERVICE {name}:\n".encode()
            yield from [SOMETHING * 1000] * 6
        yield b"------ APP SERVICES (dumpsys activity service all) ------\n"
        yield b"SERVICE com.android.phone/.TelephonyDebugService 1 pid=1\n"
        yield from [SOMETHING * 1000] * 12

    answers = read_text(many(), "x").answers
    assert len(answers) == 6
    assert sum(len(answer.stdout) for answer in answers.values()) <= LARGEST_TOTAL


LAST = b"------ 28.937s was the duration of 'DUMPSTATE' ------\n"


def test_the_report_is_over_after_its_last_line_unless_something_is_missing() -> None:
    given: list[bytes] = []

    def pieces(text: str) -> Iterator[bytes]:
        for piece in (text.encode(), LAST, b"------ OTHER (x) ------\n", b"more\n"):
            given.append(piece)
            yield piece

    read_text(pieces(report()), "x")
    assert len(given) == 2
    given.clear()
    read_text(pieces(report().replace("SYSTEM PROPERTIES (getprop)", "NOTHING (x)")), "x")
    assert len(given) == 4


def test_more_sections_than_any_report_has_end_the_reading_and_are_said() -> None:
    recording = read_text([report().encode(), *[b"------ A (b) ------\n" * 10_000] * 60], "x")
    assert "too-many-sections" in [problem.code for problem in recording.problems]
    assert recording.answers[GETPROP].complete


def cut_into(raw: bytes, sizes: list[int]) -> Iterator[bytes]:
    """The bytes in pieces of these sizes, over and over."""
    at = 0
    while at < len(raw):
        for size in sizes:
            yield raw[at : at + size]
            at += size


LINES = [*report().encode().splitlines(True)[:40], *OLD.encode().splitlines(True), RULE.encode() + b"\n"]


@settings(deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(LINES))))
def test_any_bytes_are_read_without_an_exception(pieces: list[bytes]) -> None:
    facts.read(read_text(pieces, "x"))


@settings(max_examples=100, deadline=None)
@given(damaged(report().encode()), st.lists(st.integers(1, 3000), min_size=1, max_size=5))
def test_a_damaged_report_says_the_same_whatever_pieces_it_comes_in(raw: bytes, sizes: list[int]) -> None:
    whole, pieced = read_text([raw], "x"), read_text(cut_into(raw, sizes), "x")
    assert (dict(whole.answers), whole.problems) == (dict(pieced.answers), pieced.problems)


LONG = "------ 0.050s was the duration of 'SYSTEM PROPERTIES" + "x" * 1100
AFTER_THE_END = (
    "------ 9.0s was the duration of 'DUMPSTATE' ------\n------ X (dumpsys settings) ------\n"
    "_id:1 name:preferred_network_mode pkg:android value:9\n"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"------ SYSTEM PROPERTIES (getprop) ------\n{PROPERTIES}{LONG}\n{PROPERTIES}", id="long_line"),
        *(
            pytest.param(
                f"------ X (getprop) ------\n{'x' * count}*** SERVICE 'x' DUMP TIMEOUT\n", id=f"stars_at_{count}"
            )
            for count in (1024, 1025)
        ),
        pytest.param(report() + AFTER_THE_END, id="after_the_end"),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1030, 4096])
def test_what_is_read_does_not_depend_on_the_pieces(text: str, size: int) -> None:
    """A line too long for a mark is text, and what follows the end of the report is not read, wherever a piece ends."""
    raw = text.encode()
    assert read_text([raw[at : at + size] for at in range(0, len(raw), size)], "x") == read_text([raw], "x")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("as_folder", [True, False])
def test_a_zip_in_a_zip_or_in_a_folder_is_opened_even_where_nothing_is_packed(
    tmp_path: Path, method: int, as_folder: bool
) -> None:
    """The sign of a bugreport shows in the bytes of a zip that only stores it: it is still not text."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", method) as archive:
        archive.writestr("main_entry.txt", "bugreport-x.txt")
        archive.writestr("bugreport-x.txt", report())
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "bugreport-x.zip").write_bytes(inner.getvalue())
    with zipfile.ZipFile(tmp_path / "outer.zip", "w", method) as archive:
        archive.write(tmp_path / "folder" / "bugreport-x.zip", "bugreport-x.zip")
    read = open_source(tmp_path / ("folder" if as_folder else "outer.zip"))
    assert read.answers == read_text([report().encode()], "x").answers
    assert read.taken_at == datetime(2026, 11, 24, 10, 0)
