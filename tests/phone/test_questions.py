"""The closed list of what is asked, and the names of its answers in a capture."""

import re

import pytest

from inspector.phone.questions import (
    CAPTURE_QUESTIONS,
    CHECK_QUESTIONS,
    COMMAND_OF_FILE,
    COMMANDS,
    FILE_OF_COMMAND,
    QUESTIONS,
    Privacy,
    Question,
)

# DESIGN 6, "Capture": the file names and their commands, as far as a stock phone answers them.
DESIGNED = {
    "getprop.txt": "getprop",
    "dumpsys-telephony.registry.txt": "dumpsys telephony.registry",
    "dumpsys-carrier_config.txt": "dumpsys carrier_config",
    "dumpsys-isub.txt": "dumpsys isub",
    "dumpsys-phone.txt": "dumpsys activity service com.android.phone/.TelephonyDebugService",
    "logcat-radio.txt": "logcat -b radio -d",
    "pm-list-features.txt": "pm list features",
}
# Reads of TelephonyShellCommand and of the settings provider that Android lets a shell have; one line each.
SHORT = {
    "cmd-phone-allowed-network-types-0.txt": "cmd phone get-allowed-network-types-for-users -s 0",
    "cmd-phone-allowed-network-types-1.txt": "cmd phone get-allowed-network-types-for-users -s 1",
    "cmd-phone-ims-service-0.txt": "cmd phone ims get-ims-service -s 0 -d",
    "cmd-phone-ims-service-1.txt": "cmd phone ims get-ims-service -s 1 -d",
    "settings-preferred_network_mode.txt": "settings get global preferred_network_mode",
    "settings-preferred_network_mode1.txt": "settings get global preferred_network_mode1",
    "settings-preferred_network_mode2.txt": "settings get global preferred_network_mode2",
}


def test_the_list_is_the_one_of_the_design_and_the_short_reads() -> None:
    assert {question.file: question.command for question in QUESTIONS} == DESIGNED | SHORT
    assert {*DESIGNED.values(), *SHORT.values()} == COMMANDS
    assert CHECK_QUESTIONS == CAPTURE_QUESTIONS == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.file)
def test_a_question_only_reads_and_is_no_script(question: Question) -> None:
    reads = r"getprop|dumpsys|logcat|pm list|settings get global|cmd phone (?:ims )?get-[a-z-]+"
    assert re.fullmatch(rf"({reads})( [\w./-]+)*", question.command)
    assert question.command.startswith("logcat") <= question.command.endswith(" -d")  # without -d it never ends
    assert not re.search(r"\b(set|put|write|-c|--clear|reset|enable|disable|start|stop)\b", question.command)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.file)
def test_a_question_is_bounded_in_time_and_size(question: Question) -> None:
    assert 0 < question.deadline <= 15
    assert 0 < question.limit <= 16 * 1024 * 1024


def test_whatever_can_name_a_person_or_a_place_says_so() -> None:
    silent = {question.command for question in QUESTIONS if question.privacy is Privacy.NONE}
    assert silent == {"pm list features", *SHORT.values()}
    places = {question.command for question in QUESTIONS if Privacy.PLACE in question.privacy}
    assert {"dumpsys telephony.registry", "logcat -b radio -d"} <= places


def test_file_names_and_commands_lead_to_each_other() -> None:
    assert {COMMAND_OF_FILE[FILE_OF_COMMAND[command]] for command in COMMANDS} == COMMANDS
    assert len(FILE_OF_COMMAND) == len(COMMAND_OF_FILE)
    for offline in ("at.txt", "qmicli-dms-get-band-capabilities.txt", "uecapability.pcap"):
        assert COMMAND_OF_FILE[offline] not in COMMANDS
