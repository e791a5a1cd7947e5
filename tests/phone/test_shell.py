"""One question on one stream: every way in which it can end has one clear outcome."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.phone.connection import Deadline, Garbled, Outcome
from inspector.phone.questions import GETPROP, Privacy, Question
from inspector.phone.recording import Answer
from inspector.phone.shell import Streams, Target, ask, why_refused

from .fake_server import PHONE, STATE, TRANSPORT, FakeServer, Reaction, fail, okay, packet, resets, sends

V1, V2 = f"shell:{GETPROP}", f"shell,v2,raw:{GETPROP}"
THERE, GONE = okay("device"), fail("device 'R58N00000X' not found")
OUT, ERR, EXIT = packet(1, b"[a]: [1]\n"), packet(2, b"oh\n"), packet(3, b"\x00")
LIMIT = 2000
NOW = 0.3


def asked(
    stream: Reaction | str,
    *,
    v2: bool = True,
    state: Reaction = THERE,
    transport: Reaction = b"OKAY",
    seconds: float = NOW,
) -> tuple[Answer, Outcome, list[str]]:
    """Ask once; "hang" is a server that says nothing at that place."""
    question = Question(GETPROP, "getprop.txt", 1.0, LIMIT, Privacy.NONE)
    with FakeServer({TRANSPORT: transport, STATE: state}) as server:
        server.table[V2 if v2 else V1] = [server.hang if isinstance(stream, str) else stream]
        start = time.monotonic()
        answer, outcome = ask(Target(server.address, PHONE, v2), question, Deadline(seconds), lambda _: None)
        assert time.monotonic() - start < seconds + 0.3
        assert answer.complete is (outcome is Outcome.OK)
        return answer, outcome, server.received


@pytest.mark.parametrize(
    ("stream", "outcome", "stdout", "stderr", "code"),
    [
        (sends(b"OKAY", OUT, EXIT), "ok", b"[a]: [1]\n", b"", 0),
        (sends(b"OKAY", OUT, ERR, packet(1, b"x"), packet(3, b"\x7f")), "ok", b"[a]: [1]\nx", b"oh\n", 127),
        (sends(b"OKAY", EXIT), "ok", b"", b"", 0),
        (sends(b"OKAY", packet(1, b""), packet(0, b"?"), packet(5, b"80x24"), OUT, EXIT), "ok", b"[a]: [1]\n", b"", 0),
        (sends(*(bytes([byte]) for byte in b"OKAY" + OUT + EXIT)), "ok", b"[a]: [1]\n", b"", 0),
        (sends(b"OKAY", OUT, EXIT + OUT), "ok", b"[a]: [1]\n", b"", 0),
        (sends(b"OKAY" + OUT), "cut-off", b"[a]: [1]\n", b"", None),
        (sends(b"OKAY" + OUT + ERR[:-1]), "cut-off", b"[a]: [1]\n", b"oh", None),
        (sends(b"OKAY" + OUT + OUT[:9]), "cut-off", b"[a]: [1]\n[a]:", b"", None),
        (sends(b"OKAY" + OUT + EXIT[:3]), "cut-off", b"[a]: [1]\n", b"", None),
        (sends(b"OKAY"), "cut-off", b"", b"", None),
        (resets(b"OKAY" + OUT), "cut-off", b"[a]: [1]\n", b"", None),
        (sends(b"OKAY" + OUT + b"HTTP/1.1 400"), "garbled", b"[a]: [1]\n", b"", None),
        (sends(b"OKAY" + OUT + packet(3, b"")), "garbled", b"[a]: [1]\n", b"", None),
        (sends(b"OKAY" + OUT + b"\x01\xff\xff\xff\xff"), "garbled", b"[a]: [1]\n", b"", None),
        (sends(b"HTTP/1.1 400"), "garbled", b"", b"", None),
        (sends(b"OK"), "cut-off", b"", b"", None),
        (b"", "cut-off", b"", b"", None),
        (sends(b"OKAY", packet(1, b"x" * 3 * LIMIT), EXIT), "too-large", b"x" * LIMIT, b"", None),
        (sends(b"OKAY", OUT, pause=1.0), "timed-out", b"", b"", None),
        (sends(b"OKAY" + OUT, b"", pause=1.0), "timed-out", b"[a]: [1]\n", b"", None),
        (sends(b"OKAY", *([packet(1, b"x")] * 30), pause=0.05), "timed-out", None, b"", None),
        ("hang", "timed-out", b"", b"", None),
        (fail("closed"), "refused", b"", b"", None),
        (fail("device offline"), "phone-gone", b"", b"", None),
        (sends(b"FAIL00"), "cut-off", b"", b"", None),
        (sends(b"FAILzzzz"), "garbled", b"", b"", None),
        (sends(b"FAIL-001"), "garbled", b"", b"", None),
        (sends(b"FAIL 1_0x"), "garbled", b"", b"", None),
    ],
    ids=[
        "whole", "stderr apart", "nothing said", "other packets", "byte by byte", "after the exit", "no exit packet",
        "in stderr", "in a packet", "in the exit", "at once", "reset", "noise", "exit without code", "absurd length",
        "no adb", "in OKAY", "closed", "too large", "hang after OKAY", "hang in output", "drip", "hang at the start",
        "stream refused", "offline", "in the reason", "bad reason", "negative length",
        "a length as Python writes it",
    ],
)  # fmt: skip
def test_each_end_of_a_v2_stream_has_one_outcome_and_keeps_what_came(
    stream: Reaction | str, outcome: str, stdout: bytes | None, stderr: bytes, code: int | None
) -> None:
    answer, ended, _ = asked(stream)
    assert ended.value == outcome
    assert answer.stdout == stdout if stdout is not None else answer.stdout
    assert (answer.stderr, answer.exit_code) == (stderr, code)


@pytest.mark.parametrize("v2", [True, False])
@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (GONE, "phone-gone"),
        (okay("offline"), "phone-gone"),
        (fail("device offline"), "phone-gone"),
        (b"", "server-gone"),
        (b"HTTP/1.1 400", "server-gone"),
        (sends(pause=1.0), "server-gone"),
    ],
    ids=["unplugged", "offline", "offline refused", "server ends", "server is another", "server hangs"],
)
def test_a_stream_that_ends_early_says_who_went_away(v2: bool, state: Reaction, outcome: str) -> None:
    answer, ended, _ = asked(sends(b"OKAY" + (OUT if v2 else b"[a]: [1]\n")), v2=v2, state=state)
    assert ended.value == outcome
    assert answer.stdout == b"[a]: [1]\n"


@pytest.mark.parametrize(
    ("stream", "outcome", "stdout"),
    [
        (sends(b"OKAY", b"[a]: [1]\n"), "ok", b"[a]: [1]\n"),
        (sends(b"OKAY", b"[a]: [1]\r\n[b]: [2]\r\n"), "ok", b"[a]: [1]\r\n[b]: [2]\r\n"),
        (sends(b"OKAY"), "ok", b""),
        (sends(b"OKAY", b"x" * 3 * LIMIT), "too-large", b"x" * LIMIT),
        (sends(b"OKAY" + b"part", b"", pause=1.0), "timed-out", b"part"),
        (resets(b"OKAY" + b"part"), "cut-off", b"part"),
        (fail("closed"), "refused", b""),
    ],
    ids=["whole", "crlf as it came", "nothing said", "too large", "hang", "reset", "refused"],
)
def test_a_v1_stream_is_whole_if_it_ends_and_the_phone_is_still_there(
    stream: Reaction, outcome: str, stdout: bytes
) -> None:
    answer, ended, received = asked(stream, v2=False)
    assert (ended.value, answer.stdout, answer.exit_code) == (outcome, stdout, None)
    assert received[:2] == [TRANSPORT, V1]
    assert (STATE in received) is (outcome in ("ok", "cut-off", "refused"))


@pytest.mark.parametrize(("state", "outcome"), [(GONE, "phone-gone"), (b"", "server-gone")])
def test_a_phone_that_left_just_before_it_was_asked_refused_nothing(state: Reaction, outcome: str) -> None:
    _, ended, _ = asked(fail("closed"), state=state)
    assert ended.value == outcome


@pytest.mark.parametrize("reason", [GONE, fail("device offline"), fail("device unauthorized.\nThis adb server's ...")])
def test_a_phone_that_cannot_be_reached_is_gone_and_is_not_asked(reason: bytes) -> None:
    _, ended, received = asked(b"", transport=reason)
    assert ended is Outcome.PHONE_GONE
    assert received == [TRANSPORT]


def test_no_server_at_all_is_said() -> None:
    with FakeServer({}) as server:
        address = server.address
    question = Question(GETPROP, "getprop.txt", 1.0, LIMIT, Privacy.NONE)
    answer, ended = ask(Target(address, PHONE, True), question, Deadline(NOW), lambda _: None)
    assert (ended, answer.complete) == (Outcome.SERVER_GONE, False)


# adb's own words, from `reference/adbutils.md` and AOSP adb/transport.cpp.
REFUSALS = {
    "device 'x' not found": "phone-gone",
    "device offline": "phone-gone",
    "device still authorizing": "phone-gone",
    "device still connecting": "phone-gone",
    "device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set": "phone-gone",
    "no devices/emulators found": "phone-gone",
    "no device with transport id '7'": "phone-gone",
    "closed": "refused",
    "unknown host service": "refused",
    "insufficient permissions for the service": "refused",
    "": "refused",
}


@pytest.mark.parametrize(("reason", "outcome"), REFUSALS.items(), ids=list(REFUSALS))
def test_the_words_of_adb_lead_to_an_outcome(reason: str, outcome: str) -> None:
    assert why_refused(reason).value == outcome


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.binary(max_size=40))), st.integers(1, 50))
def test_packets_mean_the_same_however_they_are_split(packets: list[tuple[int, bytes]], size: int) -> None:
    raw = b"".join(packet(kind, data) for kind, data in packets) + EXIT
    streams = Streams(shell_v2=True)
    for start in range(0, len(raw), size):
        streams.feed(raw[start : start + size])
    streams.finish()
    assert bytes(streams.stdout) == b"".join(data for kind, data in packets if kind == 1)
    assert bytes(streams.stderr) == b"".join(data for kind, data in packets if kind == 2)
    assert streams.exit_code == 0


@given(st.lists(st.binary(max_size=30)), st.booleans())
def test_any_bytes_are_output_or_garbled_and_nothing_else(pieces: list[bytes], v2: bool) -> None:
    streams = Streams(v2)
    try:
        for piece in pieces:
            streams.feed(piece)
    except Garbled:
        assert v2
    streams.finish()
    assert streams.size() <= sum(map(len, pieces))


@pytest.mark.parametrize("v2", [True, False])
def test_twenty_megabytes_take_no_quadratic_time(v2: bool) -> None:
    piece = b"x" * 65536
    count = 320
    wire = [packet(1, piece)] * count + [EXIT] if v2 else [piece] * count
    question = Question(GETPROP, "getprop.txt", 10.0, 64 * 1024 * 1024, Privacy.NONE)
    with FakeServer({TRANSPORT: b"OKAY", STATE: THERE, V2: sends(b"OKAY", *wire), V1: sends(b"OKAY", *wire)}) as server:
        answer, ended = ask(Target(server.address, PHONE, v2), question, Deadline(10.0), lambda _: None)
    assert (ended, len(answer.stdout)) == (Outcome.OK, count * len(piece))
    assert answer.seconds < 2.0
