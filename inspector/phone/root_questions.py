"""The closed list of what is ever asked of a phone as root: only with ``--root``, and only reads.

Nothing is set, locked, reset or restarted. AT commands are tests (``=?``) and reads (``?``). Each command stands for
one tool at one place and is sent only if that tool is there and the modem is of the maker it belongs to.
"""

from inspector.dataclass import dataclass
from inspector.phone.chipset import Chipset
from inspector.phone.questions import Privacy, Question

_MIB = 1024 * 1024
_SHELLS = ("su -c '{}'", "su 0 sh -c '{}'")
"""Magisk, KernelSU, SuperSU and LineageOS; AOSP's own su of userdebug builds."""

_ASK_FOR_ROOT = "id"
_SU_SECONDS = 12.0
"""Time to allow it on the phone's screen."""

_QMICLI = (
    "/vendor/bin/qmicli",
    "/system/bin/qmicli",
    "/data/local/tmp/qmicli",
    "/data/data/com.termux/files/usr/bin/qmicli",
)
_QMI_NODES = ("qrtr://0", "qrtr://3")
"""The modem inside the chip, and one beside it (SDX55 in 2020)."""
_QMI_READS = (
    ("--dms-get-band-capabilities", Privacy.NONE),
    ("--nas-get-system-selection-preference", Privacy.NONE),
    ("--nas-get-rf-band-info", Privacy.NONE),
    ("--nas-get-cell-location-info", Privacy.PLACE),
)
_MTB = "/vendor/bin/mtb"
_MODE = "/nv/item_files/modem/mmode"
_MTB_READS = (
    "4 1 0 1877",
    "4 1 0 6828",
    f"4 4 0 {_MODE}/lte_bandpref",
    f"4 4 0 {_MODE}/lte_bandpref_extn_65_256",
    f"4 4 0 {_MODE}/nr_band_pref",
    f"4 4 0 {_MODE}/nr_nsa_band_pref",
)
"""4 1 reads an NV item, 4 4 an EFS file. 4 2, 4 3, 4 5 and 4 6 write or delete and are not in here."""

_AT_NODES = ("/dev/radio/atci1", "/dev/radio/pttycmd1")
_AT_READS = ("AT+EPBSEH=?", "AT+EPBSE=?", "AT+EPBSEH?", "AT+EPBSE?")
_AT = 'timeout 2 cat {node} & sleep 0.3; printf "{command}\\r" > {node}; wait'
"""An AT port answers whoever reads it: so the reader begins first, and ends by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One program or port: ``path`` must be there; ``questions`` are what it is asked, without the shell."""

    chipset: Chipset
    path: str
    questions: tuple[Question, ...]


def _read(command: str, deadline: float, privacy: Privacy) -> Question:
    return Question(command, "", deadline, _MIB, privacy, parsed=True)


TOOLS = (
    *(
        Tool(
            chipset=Chipset.QUALCOMM,
            path=path,
            questions=tuple(
                _read(f"{path} -d {node} {option}", 6.0, privacy)
                for node in _QMI_NODES
                for option, privacy in _QMI_READS
            ),
        )
        for path in _QMICLI
    ),
    Tool(
        chipset=Chipset.QUALCOMM,
        path=_MTB,
        questions=tuple(_read(f"{_MTB} {read}", 6.0, Privacy.NONE) for read in _MTB_READS),
    ),
    *(
        Tool(
            chipset=Chipset.MEDIATEK,
            path=node,
            questions=tuple(
                _read(_AT.format(node=node, command=command), 5.0, Privacy.SERIALS | Privacy.PLACE)
                for command in _AT_READS
            ),
        )
        for node in _AT_NODES
    ),
)
"""All tools, the likeliest place first."""


def as_root(shell: str, question: Question) -> Question:
    """The question in one of the forms of su."""
    command = shell.format(question.command)
    return Question(command, "", question.deadline, question.limit, question.privacy, question.parsed)


SU_CHECKS = tuple(_read(shell.format(_ASK_FOR_ROOT), _SU_SECONDS, Privacy.NONE) for shell in _SHELLS)
"""Does su answer, and in which form: ``id`` must say ``uid=0``."""

SHELL_OF_CHECK = {check.command: shell for check, shell in zip(SU_CHECKS, _SHELLS, strict=True)}


def look_for(chipset: Chipset) -> Question:
    """Which of a maker's tools are there: ``ls`` prints those it finds."""
    paths = dict.fromkeys(tool.path for tool in TOOLS if tool.chipset is chipset)
    return _read(f"ls -d {' '.join(paths)}", 4.0, Privacy.NONE)


_WITH_TOOLS = tuple(dict.fromkeys(tool.chipset for tool in TOOLS))

ROOT_COMMANDS = frozenset(
    {check.command for check in SU_CHECKS}
    | {as_root(shell, look_for(chipset)).command for shell in _SHELLS for chipset in _WITH_TOOLS}
    | {as_root(shell, question).command for shell in _SHELLS for tool in TOOLS for question in tool.questions}
)
"""Nothing else is ever sent with su."""


def has_tools(chipset: Chipset | None) -> bool:
    """Whether we know a tool for this maker's modems."""
    return chipset in _WITH_TOOLS
