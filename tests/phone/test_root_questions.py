"""The closed list of root questions holds no write: a grammar of what may be in it, and a list of what may not."""

import re

import pytest

from inspector.phone.questions import COMMANDS
from inspector.phone.root_questions import ROOT_COMMANDS, SHELL_OF_CHECK, SU_CHECKS, TOOLS, as_root

SHELL = re.compile(r"su -c '(?P<a>[^']+)'|su 0 sh -c '(?P<b>[^']+)'")
PATH = r"/(?:vendor|system|data|dev)(?:/[\w.-]+)+"
READS = (
    re.compile(r"id"),
    re.compile(rf"ls -d(?: {PATH})+"),
    re.compile(rf"{PATH}/qmicli -d qrtr://\d --(?:dms|nas)-get-[a-z-]+"),
    # 4 1 reads an NV item, 4 4 reads an EFS file.
    re.compile(r"/vendor/bin/mtb 4 1 \d \d{3,5}"),
    re.compile(r"/vendor/bin/mtb 4 4 \d /nv/item_files/modem/mmode/\w+"),
    # A test or a read; the only thing written is the question, to a port.
    re.compile(r'timeout \d cat (/dev/radio/\w+) & sleep 0\.\d; printf "AT[+^!#][A-Z]+(?:=\?|\?)\\r" > \1; wait'),
)
# Whatever sets, locks, resets, deletes, restarts, or goes beyond one command.
FORBIDDEN = re.compile(
    r"""(?ix) \b(?:set|reset|write|lock|unlock|delete|erase|format|reboot|restart|stop|start|kill|rm|mv|cp|dd|mkdir|touch
    |chmod|chown|mount|remount|setprop|settings|svc|service|am|pm|cmd|input|echo|tee|sed|install|insmod|nvwrite)\b
    | --[a-z-]*(?:set|reset|write|delete|activate|power|operating-mode|attach|register|force|change|verify|swi)[a-z-]*
    | mtb\ (?!4\ [14]\ )          # every other mode of mtb
    | AT[^"]*=(?!\?)              # an AT set command
    | AT\+(?:CFUN|CRESET|QRST|EGMR|EBOOT|CMAR)
    | \$ | ` | \|\| | && | >> """
)


@pytest.mark.parametrize("command", sorted(ROOT_COMMANDS))
def test_every_root_command_is_a_read_of_a_known_form(command: str) -> None:
    shell = SHELL.fullmatch(command)
    assert shell is not None
    inner = shell["a"] or shell["b"]
    assert [read for read in READS if read.fullmatch(inner)], inner


@pytest.mark.parametrize("command", sorted(ROOT_COMMANDS))
def test_no_root_command_writes_locks_resets_or_sets(command: str) -> None:
    assert not FORBIDDEN.search(command)


@pytest.mark.parametrize(
    "evil",
    [
        "su -c '/vendor/bin/mtb 4 2 0 6828 00'",
        "su -c '/vendor/bin/mtb 11 0'",
        "su -c 'qmicli -d qrtr://0 --dms-set-operating-mode=reset'",
        "su -c 'timeout 2 cat /dev/radio/atci1 & sleep 0.3; printf \"AT+EPBSE=0,0\\r\" > /dev/radio/atci1; wait'",
        "su -c 'setprop sys.usb.config diag,adb'",
        "su -c 'ls -d /dev && reboot'",
    ],
)
def test_the_list_of_what_may_not_be_in_it_catches_what_it_is_for(evil: str) -> None:
    assert FORBIDDEN.search(evil)


def test_only_two_places_write_and_only_to_the_port_that_is_read() -> None:
    writing = {command for command in ROOT_COMMANDS if ">" in command}
    assert writing
    for command in writing:
        assert set(re.findall(r"> (\S+);", command)) == set(re.findall(r"cat (\S+) ", command))


def test_every_tool_is_asked_in_every_form_and_nothing_is_asked_without_root() -> None:
    for tool in TOOLS:
        for question in tool.questions:
            assert question.deadline <= 10
            assert {as_root(shell, question).command for shell in SHELL_OF_CHECK.values()} <= ROOT_COMMANDS
    assert {check.command for check in SU_CHECKS} == set(SHELL_OF_CHECK)
    assert not ROOT_COMMANDS & COMMANDS
