"""Whatever a phone prints: nothing steers the terminal, nothing personal comes out."""

import re
import unicodedata
from pathlib import Path

import pytest

from .run import FIXTURES, Ran, inspector

SOURCE = FIXTURES / "samsung-s23-masked-14"
HOSTILE = "\x1b[2J\x1b]0;pwned\x07\u202eevil\u200b\x9b31m\r[bold red]{x}<script>alert(1)</script>"
SECRETS = {
    "serial": "R58N12ABCDE",
    "imei": "358240051111110",
    "imsi": "311480123456789",
    "iccid": "89014103211118510720",
    "cell": "27447297",
    "area": "24531",
    "number": "+15551234567",
    "mac": "a4:50:46:12:34:56",
}
COMMANDS = [
    ["check", "-c", "verizon-us"],
    ["check"],
    ["check", "--country", "us", "--json"],
    ["phone"],
    ["phone", "--json"],
    ["bands"],
    ["bands", "--json"],
    *(
        ["matrix", "-c", "att-us", "-c", "verizon-us", "--format", name]
        for name in ("table", "markdown", "csv", "json", "html")
    ),
    *(["check", "--country", "us", "--format", name] for name in ("markdown", "csv", "jsonl", "junit", "html")),
    *(["bands", "--format", name] for name in ("markdown", "csv", "jsonl", "html")),
    *(["diff", str(FIXTURES / "pixel-8-endc-16"), "--format", name] for name in ("table", "markdown", "json", "html")),
]


def asked(command: list[str], folder: Path) -> Ran:
    return inspector(*command, *([] if command[0] in ("matrix", "diff") else ["--from"]), folder)


def copy(folder: Path, change: "re.Pattern[str] | None" = None, **extra: str) -> Path:
    """The fixture's files with every value of getprop made hostile, or with lines added."""
    folder.mkdir()
    properties = (SOURCE / "getprop.txt").read_text(encoding="utf-8")
    registry = (SOURCE / "dumpsys-telephony.registry.txt").read_text(encoding="utf-8")
    if change is not None:
        properties = change.sub(rf"\g<1>\g<2>{HOSTILE}\g<3>", properties)
        registry = registry.replace("Verizon", f"Verizon{HOSTILE.replace(chr(13), '')}")
    (folder / "getprop.txt").write_bytes((properties + extra.get("properties", "")).encode("utf-8", "surrogatepass"))
    (folder / "dumpsys-telephony.registry.txt").write_bytes(registry.encode("utf-8", "surrogatepass"))
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_a_phone_prints_steers_the_terminal(tmp_path: Path, command: list[str]) -> None:
    names = r"ro\.product\.(?:brand|model|device|name)|gsm\.[\w.]+|ro\.build\.[\w.]+|ro\.boot\.[\w.]+|ro\.hardware\w*"
    change = re.compile(rf"(?m)^(\[(?:{names})\]: \[)([^\]]*)(\])$")
    ran = asked(command, copy(tmp_path / "phone", change))
    assert ran.code in (0, 1)
    for text in (ran.out, ran.err):
        wrong = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {"\n"}
        assert not wrong
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_personal_comes_out(tmp_path: Path, command: list[str]) -> None:
    properties = (
        f"[ro.serialno]: [{SECRETS['serial']}]\n[ro.boot.serialno]: [{SECRETS['serial']}]\n"
        f"[ril.imei]: [{SECRETS['imei']}]\n[ril.iccid.sim1]: [{SECRETS['iccid']}]\n"
        f"[persist.radio.imsi]: [{SECRETS['imsi']}]\n[ro.boot.wifimac]: [{SECRETS['mac']}]\n"
    )
    folder = copy(tmp_path / "phone", properties=properties)
    registry = folder / "dumpsys-telephony.registry.txt"
    text = registry.read_text(encoding="utf-8")
    text = re.sub(r"mCi=\S+", f"mCi={SECRETS['cell']}", text)
    text = re.sub(r"mTac=\S+", f"mTac={SECRETS['area']}", text)
    text = text.replace("mCallIncomingNumber=", f"mCallIncomingNumber={SECRETS['number']}")
    registry.write_text(text, encoding="utf-8")
    ran = asked(command, folder)
    assert ran.code in (0, 1)
    for kind, secret in SECRETS.items():
        assert secret not in ran.out + ran.err, kind
