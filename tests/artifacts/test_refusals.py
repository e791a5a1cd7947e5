"""What phones say instead of answering, as dumpsys, cmd, the framework and the shell print it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.refusals import refusal, timed_out

ALLOWED = "cmd phone get-allowed-network-types-for-users"

UNAVAILABLE = [
    "Can't find service: isub",
    "dumpsys: Can't find service: isub",
    "cmd: Can't find service: phone",
    "cmd: Can't find service: settings",
    "No services match: com.android.phone/.TelephonyDebugService\nUse -h for help.",
    "Unknown command: get-allowed-network-types-for-users",
    "No shell command implementation.",
    "/system/bin/sh: cmd: not found",
    "/system/bin/sh: cmd: inaccessible or not found",
    "sh: pm: not found",
    "get-allowed-network-types-for-users: No valid subscription found.",
    "cmd: Failure calling service phone: Broken pipe (32)",
    "Exception occurred while executing 'get-allowed-network-types-for-users':\njava.lang.NullPointerException\n\tat x",
    "Exception occurred while executing:\njava.lang.IllegalStateException",
    "usage:  settings [--user <USER_ID> | current] get namespace key",
    "Telephony Commands:\n  help\n    Print this help text.",
    "\r\n\r\nUnknown command: x\r\n",
    "WARNING: linker: something is unused\nUnknown command: x",
]
REFUSED = [
    "Permission Denial: can't dump SubscriptionController from from pid=1, uid=2000 due to missing permission",
    "Security exception: Permission Denial: getImsService\n\njava.lang.SecurityException: x",
    "java.lang.SecurityException: Neither user 2000 nor current process has READ_PRIVILEGED_PHONE_STATE.",
    "Exception occurred while executing 'ims':\njava.lang.SecurityException: Requires MODIFY_PHONE_STATE\n\tat y",
    "cc: Permission denied.",
    "/system/bin/sh: dumpsys: Permission denied",
]


@pytest.mark.parametrize("text", UNAVAILABLE)
def test_what_a_phone_does_not_have_is_unavailable(text: str) -> None:
    found = refusal(text, ALLOWED)
    assert found is not None
    no_service = "service: " in text or "No services" in text
    assert (found.code, found.artifact) == ("no-service" if no_service else "unavailable", ALLOWED)


@pytest.mark.parametrize("text", REFUSED)
def test_what_a_shell_may_not_ask_is_refused(text: str) -> None:
    found = refusal(text, ALLOWED)
    assert found is not None
    assert found.code == "refused"


@pytest.mark.parametrize(
    ("artifact", "where"),
    [
        (f"{ALLOWED} -s 1", "this phone has no such command; it exists from Android 12 on"),
        ("cmd phone ims get-ims-service -s 0 -d", "this phone has no such command; it exists from Android 9 on"),
        ("something of another kind", "this phone has no such command"),
    ],
)
def test_it_says_from_which_android_on_the_thing_exists(artifact: str, where: str) -> None:
    found = refusal("Unknown command: x\n", artifact)
    assert found is not None
    assert found.message == where


def test_an_empty_slot_is_no_fault_of_the_version() -> None:
    found = refusal("get-allowed-network-types-for-users: No valid subscription found.\n", ALLOWED)
    assert found is not None
    assert found.message == "there is no SIM in that slot to ask about"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LTE|NR\n",
        "null\n",
        "com.example.ims\n",
        "SubscriptionController:\n defaultSubId=1\n",
        "CarrierConfigLoader: x@1\nPhone Id = 0\n",
        "a\nb\nc\nd\nPermission Denial: in the middle of a dump\n",
        "note: the words Can't find service in a line\n",
        "feature:android.hardware.telephony\n",
    ],
)
def test_an_answer_is_no_refusal(text: str) -> None:
    assert refusal(text, ALLOWED) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n*** SERVICE 'isub' DUMP TIMEOUT (10000ms) EXPIRED ***\n\n", "timed-out"),
        ("x *** SERVICE 'isub' DUMP TIMEOUT (10000ms) EXPIRED ***\n", None),
        ("", None),
    ],
)
def test_a_dump_that_timed_out_says_so_at_its_end(text: str, code: str | None) -> None:
    found = timed_out(text.encode(), "dumpsys isub")
    assert (found.code if found else None) == code


@settings(deadline=None)
@given(st.text(max_size=400), st.sampled_from([*UNAVAILABLE, *REFUSED]))
def test_any_text_gives_a_problem_or_none(text: str, words: str) -> None:
    for said in (text, words + text, text + words):
        found = refusal(said, ALLOWED)
        assert found is None or found.code in ("refused", "no-service", "unavailable")
        timed_out(said.encode(), ALLOWED)
