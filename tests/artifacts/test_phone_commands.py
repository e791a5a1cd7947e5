"""``cmd phone``: what the user allows, and who does the calls, on versions that know the command and others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.network_types import Generation
from inspector.artifacts.phone_commands import allowed_generations, ims_service
from tests.artifacts.damage import damaged

G2, G3, G4, G5 = Generation.G2, Generation.G3, Generation.G4, Generation.G5
EVERYTHING = b"GPRS|EDGE|UMTS|HSDPA|HSUPA|HSPA|LTE|HSPA+|GSM|LTE_CA|NR\n"

NO_ANSWER = [
    pytest.param(b"cmd: Can't find service: phone\n", "no-service", id="android_6"),
    pytest.param(b"No shell command implementation.\n", "unavailable", id="android_8"),
    pytest.param(b"Unknown command: get-allowed-network-types-for-users\n", "unavailable", id="android_11"),
    pytest.param(b"get-allowed-network-types-for-users: No valid subscription found.\n", "unavailable", id="no_sim"),
    pytest.param(b"Telephony Commands:\n  help\n    Print this help text.\n", "unavailable", id="usage"),
    pytest.param(b"IMS Commands:\n  ims set-ims-service [-s SLOT_ID] (-c | -d) P\n", "unavailable", id="ims_usage"),
    pytest.param(
        b"Exception occurred while executing 'ims':\njava.lang.SecurityException: x\n\tat a.b(C.java:1)\n",
        "refused",
        id="permission",
    ),
    pytest.param(b"some words of a vendor\n", "not-understood", id="words"),
    pytest.param(b"LTE|NR\nLTE\n", "not-understood", id="two_answers"),
]


@pytest.mark.parametrize(
    ("raw", "generations"),
    [
        (EVERYTHING, {G2, G3, G4, G5}),
        (b"UMTS|HSDPA|HSUPA|HSPA|LTE|HSPA+|LTE_CA|NR\r\n", {G3, G4, G5}),
        (b"GPRS|EDGE|UMTS|LTE|GSM|LTE_CA", {G2, G3, G4}),
        (b"WARNING: linker: unused DT entry\nLTE\n", {G4}),
        (b"UNKNOWN\n", None),
    ],
)
def test_what_the_user_allows(raw: bytes, generations: set[Generation] | None) -> None:
    assert allowed_generations(raw) == (generations, [])


@pytest.mark.parametrize(("raw", "code"), [*NO_ANSWER, pytest.param(b"", "not-understood", id="empty")])
def test_no_answer_is_not_5g_switched_off(raw: bytes, code: str) -> None:
    found, problems = allowed_generations(raw)
    assert found is None
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(
    ("raw", "package"),
    [
        (b"com.example.ims\n", "com.example.ims"),
        (b"org.example.ims.rcs_service\r\n", "org.example.ims.rcs_service"),
        (b"com.example.ims/.ImsService\n", "com.example.ims"),
        (b"null\n", None),
        (b"\n", None),
        (b"", None),
    ],
)
def test_who_does_the_calls(raw: bytes, package: str | None) -> None:
    assert ims_service(raw) == (package, [])


@pytest.mark.parametrize(("raw", "code"), NO_ANSWER)
def test_no_answer_is_no_package(raw: bytes, code: str) -> None:
    found, problems = ims_service(raw)
    assert found is None
    assert [problem.code for problem in problems] == [code]


@settings(deadline=None)
@given(st.one_of(damaged(EVERYTHING), damaged(b"com.example.ims\n"), st.binary(max_size=200)))
def test_any_bytes_give_an_answer_or_problems_never_an_exception(raw: bytes) -> None:
    generations, _ = allowed_generations(raw)
    package, _ = ims_service(raw)
    assert generations is None or generations <= frozenset(Generation)
    assert package is None or "." in package
