"""What identifies a person in the output of a phone: where it stands, of what shape it is, and how its fake is made."""

import re
from collections.abc import Callable, Iterator
from ipaddress import ip_address

from inspector.dataclass import dataclass
from inspector.phone.encoding import utf_16
from inspector.phone.fakes import Fakes

# Values that say "unknown" or are fixed by the platform; replacing them would invent facts.
_SENTINELS = frozenset(
    {"", "0", "-1", "1", "2147483647", "-2147483648", "9223372036854775807", "4294967295", "268435455", "65535"}
    | {"7fffffff", "0x7fffffff", "ffffffff", "0xffffffff", "0x7fffffffffffffff"}
    | {"ffff", "0xffff", "fffe", "0xfffe", "0000", "00000000"}
)

_SERIAL_KEYS = (
    r"ro\.(?:boot\.|vendor\.|odm\.|ril\.oem\.)?(?:serialno|sno|psno|imei\d?|meid|btmac|wifimac|ethmac)|ril\.serialnumber"
    r"|(?:persist|vendor|sys|ro)\.[\w.]*(?:serial(?:no|num(?:ber)?)?|imei\d?|meid|imsi|iccid|msisdn|uuid|cpuid|chipid|mmc_?cid)"
    r"|ro\.boot\.(?:cpuid|chipid|ap_serial|em\.did|uniqueno)|ril\.(?:iccid|imei|imsi)[\w.]*|gsm\.[\w.]*(?:imei|imsi|iccid)"
    r"|(?:persist|vendor|sys|ro|ril)\.[\w.]*(?:bdaddr|(?:bt|bluetooth|wifi|wlan)[._]?addr(?:ess)?|mac_?(?:addr(?:ess)?)?)"
)


Swap = Callable[[Fakes, "re.Match[str]"], str]
"""Gives the whole match back with a fake in it, or as it was where nothing in it is personal."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where an identifier stands and how it is replaced.

    ``words``: one of them, in lower case, stands wherever the pattern matches; none: nothing can be said. Looking for a
    word is a hundred times quicker than the pattern, and a log of many MiB must not keep anybody waiting.
    """

    pattern: re.Pattern[str]
    swap: Swap
    words: tuple[str, ...]

    def may_match(self, lowered: str) -> bool:
        """Whether it is worth trying on a text, given in lower case."""
        return not self.words or any(word in lowered for word in self.words)


def _rule(pattern: str, swap: Swap, *words: str) -> Rule:
    """Of ASCII text, but for accounts and networks, which may have any letters."""
    return Rule(re.compile(pattern, 0 if {"ssid", "@"} & set(words) else re.ASCII), swap, words)


def _kept(group: str, make: Callable[[Fakes, str], str]) -> Swap:
    """Replace one group of the match, unless it is a sentinel or masked already."""

    def rule(fakes: Fakes, match: "re.Match[str]") -> str:
        value = match[group]
        if value.lower() in _SENTINELS or not any(char.isalnum() for char in value):
            return match[0]
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return match[0][:start] + (fakes.fake_of.get(value) or make(fakes, value)) + match[0][end:]

    return rule


def _digits(kind: str, keep: int = 0) -> Callable[[Fakes, str], str]:
    return lambda fakes, value: fakes.digits(kind, value, keep)


def _word(kind: str) -> Callable[[Fakes, str], str]:
    return lambda fakes, value: fakes.word(kind, value)


def _number(kind: str) -> Callable[[Fakes, str], str]:
    return lambda fakes, value: fakes.number(kind, value)


_FIRMWARE = re.compile(r"(?i)\[(?:ro\.|gsm\.version)[\w.-]{0,200}\]: ", re.ASCII)
_VERSION_BEFORE = re.compile(r"(?i)(?:version|build|release|revision|android)\W{0,3}$")
_NEAR, _BESIDE = 1024, 16
"""Characters in front of a number: of the line that may be a property's, and of the word that may call it a version."""


_OCTETS = re.compile(r"(?i)(?:[0-9a-f]{2}:){7}[0-9a-f]{2}")
"""Eight bytes of a trace (a band mask of QMI), not an address: nobody writes one with two digits in every group."""


def _ip(fakes: Fakes, match: "re.Match[str]") -> str:
    """Addresses of the ranges for documentation instead: RFC 5737 and RFC 3849.

    A version of four numbers looks the same; where it is called one, it stays: it tells software and regions apart.
    """
    colons = match[0].count(":")
    if _OCTETS.fullmatch(match[0]) or (colons not in (0, 7) and "::" not in match[0]):  # such as the time of day
        return match[0]
    if _is_version(match.string, match.start()):
        return match[0]
    try:
        address = ip_address(match[0])
    except ValueError:
        return match[0]
    if address.is_loopback or address.is_unspecified:
        return match[0]
    number = int(fakes.digits("ip", str(address)[:12].rjust(4, "1")))
    return f"192.0.2.{number % 254 + 1}" if address.version == 4 else f"2001:db8::{number % 65535 + 1:x}"


def _is_version(text: str, at: int) -> bool:
    begin = text.rfind("\n", max(0, at - _NEAR), at) + 1
    if (begin or at <= _NEAR) and _FIRMWARE.match(text, begin, at):
        return True
    return _VERSION_BEFORE.search(text, max(begin, at - _BESIDE), at) is not None


def _mac(fakes: Fakes, match: "re.Match[str]") -> str:
    """A locally administered address."""
    if set(match[0]) <= set("0:") or set(match[0].lower()) <= set("f:"):
        return match[0]
    number = int(fakes.digits("mac", match[0].lower().replace(":", "")))
    return "02:00:00:" + ":".join(f"{number >> shift & 255:02x}" for shift in (16, 8, 0))


_X = "[0-9A-Fa-f]"
_HEX = f"{_X}{{1,10}}"
_PLMN = r"\d{3},\d{2,3},"
_REG = r"\+[CE](?:G|E|5G)?REG: ?(?:\d, ?){1,2}"
_STATE = r"REGISTRATION_STATE \{\d{1,2}, \"?"
_IS = r"[\"']?\s{0,40}[=:]\s{0,3}[\"']?"
_SHOWN = r"(?![\w*])"
"""Not masked by the phone itself."""
_DEGREES = r"\d{1,3}\.\d{4,15}"
_GTCCINFO = r"\s{0,4}[12],\d{1,2},[2-7]\d\d,\d{1,3},"
_QENG_LTE_NR = rf"\"(?:LTE|NR5G-SA)\",\"[FT]DD\",{_PLMN}"

RULES = (
    # The number of an eUICC (GSMA SGP.02), and an ICCID as the card holds it, nibbles swapped.
    _rule(r"(?P<v>89(?<![\d.]89)\d{30})(?!\d)", _kept("v", Fakes.iccid)),
    _rule(r"(?P<v>98(?<![\w.]98)\d{17}[\dfF])(?!\w)", _kept("v", _word("iccid"))),
    _rule(r"(?P<v>89(?<![\d.]89)\d{16,18})(?!\d)", _kept("v", Fakes.iccid)),
    _rule(r"(?i)icc_?id=(?P<v>89\d{3,18})", _kept("v", Fakes.iccid), "iccid=", "icc_id="),
    _rule(r"(?i)(?:imsi|\+cimi)\w*\W{1,6}(?P<v>\d{14,15})(?!\d)", _kept("v", _digits("imsi", 6)), "imsi", "+cimi"),
    _rule(
        r"(?i)(?:imei|meid|deviceid|\+[ce]?gsn)\w*\W{1,6}(?P<v>\d{14,16})(?!\d)",
        _kept("v", Fakes.imei), "imei", "meid", "deviceid", "gsn",
    ),
    _rule(r"(?P<v>\d(?<![\d-].)\d-\d{6}-\d{6}-\d{1,2})(?![\d-])", _kept("v", _word("imei"))),
    _rule(
        r"(?i)(?:meid|\besn)\w*\W{1,4}(?P<v>[0-9a-f]{8}|[0-9a-f]{14})\b", _kept("v", _number("imei")), "meid", "esn"
    ),
    _rule(r"(?P<v>[3-9](?<![\d.=x-].)\d{14})(?![\d.]|ns)", _kept("v", Fakes.imei)),
    _rule(r"(?i)(?:Call)?IncomingNumber=(?P<v>[+\d*#-]{3,20})", _kept("v", _word("number")), "incomingnumber="),
    _rule(
        r"(?i)(?:msisdn|\bm?mdn|line1number|phone_?number)\W{1,4}(?P<v>\+?\d{5,15})(?!\d)",
        _kept("v", _word("number")), "msisdn", "mdn", "line1number", "phonenumber", "phone_number",
    ),
    # From seven digits on: shorter ones are emergency and service numbers, or channel numbers.
    _rule(
        r"(?i)\b(?:m?number|m?address|mmin2min1)=(?P<v>\+?\d{7,15})(?!\d)",
        _kept("v", _word("number")), "number=", "address=", "mmin2min1=",
    ),
    _rule(r"(?i)\+CNUM:[^,\r\n]*,\"(?P<v>\+?\d{5,15})\"", _kept("v", _word("number")), "+cnum:"),
    _rule(r"(?P<v>\+(?<![\w.+]\+)\d{8,15})(?![\w.])", _kept("v", _word("number"))),
    _rule(
        r"\b(?:mCi|mCid|mNci|mBasestationId|mLongitude|mLatitude|mCsgIdentity|cid|ci|nci|eci|cellid|CellId)"
        r"[\"']?\s?[=:]\s?[\"']?(?P<v>-?(?:0x)?\d[0-9A-Fa-f]*)\b(?!\*)",
        _kept("v", _number("cell")), "ci", "cellid", "mbasestationid", "mlongitude", "mlatitude", "mcsgidentity",
    ),
    _rule(
        r"\b(?:mTac|mLac|tac|lac|mNetworkId|mSystemId)[\"']?\s?[=:]\s?[\"']?(?P<v>(?:0x)?\d[0-9A-Fa-f]*)\b(?!\*)",
        _kept("v", _number("area")), "tac", "lac", "mnetworkid", "msystemid",
    ),
    # Other spellings: of RIL, QXDM, modems and mmcli, where both are hexadecimal.
    _rule(
        rf"(?i)(?:cell[ _]?id|\bci|\bcid|\beci|\bnci){_IS}(?P<v>(?:0x)?{_X}{{5,11}}){_SHOWN}",
        _kept("v", _number("cell")), "ci", "cell id", "cell_id", "cellid",
    ),
    _rule(rf"(?i)\b[eg]nb_?id{_IS}(?P<v>(?:0x)?{_X}{{3,10}}){_SHOWN}", _kept("v", _number("cell")), "nbid", "nb_id"),
    _rule(
        rf"(?i)(?:\b[lt]ac|(?:tracking|location)[ _]?area(?:[ _]?code)?){_IS}(?P<v>(?:0x)?{_X}{{2,8}}){_SHOWN}",
        _kept("v", _number("area")), "lac", "tac", "ing_area", "ing area", "ingarea", "ion_area", "ion area", "ionarea",
    ),
    _rule(rf"(?i)\b[lt]ac:{_HEX}\s{{1,3}}Id:(?P<v>{_HEX})\b", _kept("v", _number("cell")), "lac:", "tac:"),
    # RILJ up to Android 7: state, area, cell.
    _rule(rf"{_STATE}(?P<v>(?:0x)?{_HEX})\"?,", _kept("v", _number("area")), "registration_state {"),
    _rule(
        rf"{_STATE}(?:0x)?{_HEX}\"?, \"?(?P<v>(?:0x)?{_HEX})\"?[,}}]",
        _kept("v", _number("cell")), "registration_state {",
    ),
    # CdmaCellLocation.toString(): [bid,latitude,longitude,sid,nid]
    _rule(r"CellLocation=\[\d+,-?\d+,(?P<v>-?\d+),-?\d+,-?\d+\]", _kept("v", _number("cell"))),
    _rule(r"CellLocation=\[\d+,-?\d+,-?\d+,(?P<v>\d+),", _kept("v", _number("area"))),
    _rule(r"CellLocation=\[\d+,-?\d+,-?\d+,-?\d+,(?P<v>\d+)\]", _kept("v", _number("area"))),
    # GsmCellLocation.toString(): [lac,cid,psc]
    _rule(r"CellLocation=\[(?P<v>\d+),-?\d+,", _kept("v", _number("area"))),
    _rule(r"CellLocation=\[-?\d+,(?P<v>-?\d+),", _kept("v", _number("cell"))),
    # TS 27.007, 7.2 and 10.1: area and cell are hexadecimal strings.
    _rule(rf"{_REG}\"(?P<v>{_HEX})\"", _kept("v", _number("area"))),
    _rule(rf"{_REG}\"{_HEX}\",\"(?P<v>{_HEX})\"", _kept("v", _number("cell"))),
    # Modems that leave the marks out.
    _rule(rf"{_REG}(?P<v>{_X}{{3,8}}), ?{_X}{{3,10}}\b", _kept("v", _number("area"))),
    _rule(rf"{_REG}{_X}{{3,8}}, ?(?P<v>{_X}{{3,10}})\b", _kept("v", _number("cell"))),
    # Intel: kind, MCC, MNC, area, cell.
    _rule(rf"\+XMCI: \d,\d+,\d+,\"(?P<v>0x{_HEX})\"", _kept("v", _number("area")), "+xmci: "),
    _rule(rf"\+XMCI: \d,\d+,\d+,\"0x{_HEX}\",\"(?P<v>0x{_HEX})\"", _kept("v", _number("cell")), "+xmci: "),
    # Positions: by name, as a pair of degrees, and as NMEA writes them.
    _rule(
        rf"(?i)(?:latitude|longitude){_IS}(?P<v>-?\d{{1,3}}\.\d{{2,15}})",
        _kept("v", _word("place")), "latitude", "longitude",
    ),
    _rule(
        r"(?i)\b(?:lat|lon|lng)[=:] ?(?P<v>-?\d{1,3}\.\d{2,15})",
        _kept("v", _word("place")), "lat=", "lat:", "lon=", "lon:", "lng=", "lng:",
    ),
    _rule(
        r"(?i)[\"'](?:lat|lon|lng)[\"'] ?[=:] ?[\"']?(?P<v>-?\d{1,3}\.\d{2,15})",
        _kept("v", _word("place")), 'lat"', "lat'", 'lon"', "lon'", 'lng"', "lng'",
    ),
    _rule(rf"(?P<v>[1-9](?<![\w.].)\d{{0,2}}\.\d{{4,15}}, ?-?{_DEGREES})(?![\w.])", _kept("v", _word("place"))),
    _rule(r"(?P<v>\d{4}\.\d{2,8},?[NS],\d{5}\.\d{2,8}),?[EW]", _kept("v", _word("place")), ",n", ",s", "n,", "s,"),
    # Text of qmicli and mmcli.
    _rule(r"(?i)\bcell id: '(?P<v>\d{3,12})'", _kept("v", _number("cell")), "cell id: '"),
    _rule(r"(?i)\b(?:tracking|location) area code: '(?P<v>\d{1,8})'", _kept("v", _number("area")), " area code: '"),
    _rule(r"(?i)\|\s{0,40}own: (?P<v>\+?\d{5,15})\b", _kept("v", _word("number")), "own: "),
    _rule(r"(?i)\bdevice id: (?P<v>[0-9a-f]{40})\b", _kept("v", _number("serial")), "device id: "),
    # Fibocom, rows of +GTCCINFO: kind, RAT, MCC, MNC, area, cell.
    _rule(rf"(?m)^{_GTCCINFO}(?P<v>{_HEX}),(?=[0-9A-Fa-f]{{5,10}},)", _kept("v", _number("area"))),
    _rule(rf"(?m)^{_GTCCINFO}{_HEX},(?P<v>[0-9A-Fa-f]{{5,10}}),", _kept("v", _number("cell"))),
    # Quectel, AT+QENG="servingcell": LTE and NR give cell, PCI ... area; WCDMA and GSM area, cell.
    _rule(rf"{_QENG_LTE_NR}(?P<v>{_HEX}),", _kept("v", _number("cell"))),
    _rule(rf"\"LTE\",\"[FT]DD\",{_PLMN}{_HEX}(?:,\d+){{5}},(?P<v>{_HEX}),", _kept("v", _number("area"))),
    _rule(rf"\"NR5G-SA\",\"[FT]DD\",{_PLMN}{_HEX},\d+,(?P<v>{_HEX}),", _kept("v", _number("area"))),
    _rule(rf"\"(?:WCDMA|GSM)\",{_PLMN}(?P<v>{_HEX}),", _kept("v", _number("area"))),
    _rule(rf"\"(?:WCDMA|GSM)\",{_PLMN}{_HEX},(?P<v>{_HEX}),", _kept("v", _number("cell"))),
    _rule(rf"(?P<v>{_X}(?<![\w-].){_X}(?:-{_X}{{2}}){{5}})(?![\w-])", _kept("v", _number("mac"))),
    _rule(rf"{_X}(?<![\w:].){_X}(?::{_X}{{2}}){{5}}(?![\w:])", _mac),
    _rule(r"(?i)\bssid\W{1,2}(?P<v>\"[^\"\r\n]{1,64}\"|[^\s,}\]\"]{1,64})", _kept("v", _word("ssid")), "ssid"),
    # A service of the vendor interface (android.hardware.radio@1.4) looks like an address but for its version.
    _rule(
        r"(?P<v>(?<![\w.+-])[\w.+-]++@(?!\d{1,3}\.\d{1,3}(?:-service|-impl|(?![\w.-])))[\w-]{1,63}\.[\w.-]{1,63})",
        _kept("v", _word("account")), "@",
    ),
    _rule(r"\d(?<![\w.-].)\d{0,2}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.-])", _ip),
    # TS 27.007, 10.1.23: an IPv6 address, or an IPv4 one with its mask, as numbers between dots.
    _rule(
        r"(?P<v>\d(?<![\w.].)\d{0,2}(?:\.\d{1,3}){7}(?:(?:\.\d{1,3}){8}(?:(?:\.\d{1,3}){16})?)?)(?![\w.])",
        _kept("v", _word("ip")),
    ),
    # RFC 4291, 2.2: fewer groups and "::" for those that are zero (so a fake looks), then all eight of them.
    _rule(rf"(?<![\w:])(?=[0-9A-Fa-f:]{{0,35}}::)(?:{_X}{{0,4}}:){{2,7}}{_X}{{0,4}}(?![\w:])", _ip, "::"),
    _rule(rf"{_X}(?<![\w:].){_X}{{0,3}}(?::{_X}{{1,4}}){{7}}(?![\w:])", _ip),
    # What the owner called it; often the name of the model, so only here and not wherever the word stands.
    _rule(
        r"(?m)^\[(?:net\.hostname|net\.(?:bt|wlan)\.name|bluetooth\.device\.name"
        r"|(?:persist|net|bluetooth)\.[\w.]*device_?name)\]: \[(?P<v>[^\]\r\n]+)\]",
        _kept("v", _word("name")), "name]: [",
    ),
    _rule(r"(?i)android_id\W{1,3}(?P<v>[0-9a-f]{16})", _kept("v", _word("serial")), "android_id"),
)  # fmt: skip


def value_of(match: "re.Match[str]", replaced: str) -> str:
    """What the rule put in the place of the identifier, out of the whole match it gave back."""
    if "v" not in match.re.groupindex:
        return replaced
    before, after = match.start("v") - match.start(), match.end() - match.end("v")
    return replaced[before : len(replaced) - after]


_NAMED = re.compile(rf"(?m)^\ufeff?\[(?P<key>{_SERIAL_KEYS})\]: \[(?P<values>[^\]\r\n]{{6,80}})\]", re.IGNORECASE)
_MAKERS: tuple[tuple[str, str, Callable[[Fakes, str], str]], ...] = (
    ("imei", r"\d{14,16}", Fakes.imei),
    ("imsi", r"\d{14,15}", _digits("imsi", 6)),
    ("iccid", r"\d{18,20}", Fakes.iccid),
)


def named_values(getprop: bytes) -> Iterator[tuple[str, str, Callable[[Fakes, str], str]]]:
    """What properties name as serials and the like: kind, value, and how its fake is made. One per slot, by comma.

    Each holds a digit and six characters: a word ("unknown", "enabled") or a code must not be replaced everywhere.
    """
    for line in _NAMED.finditer(decoded(getprop)[0]):
        for value in map(str.strip, line["values"].split(",")):
            if len(value) < 6 or not any(char.isdecimal() for char in value) or not value.strip("0"):
                continue
            kind, make = next(
                (
                    (kind, make)
                    for kind, shape, make in _MAKERS
                    if kind in line["key"].lower() and re.fullmatch(shape, value)
                ),
                ("serial", _word("serial")),
            )
            yield kind, value, make


def decoded(raw: bytes) -> tuple[str, str, bytes]:
    """Text, encoding, and an odd byte at the end.

    latin-1 gives every byte back as it was, so nothing but the replaced values changes. UTF-16 (a PowerShell redirect)
    is read as what it is, else no rule would see a digit beside a digit.
    """
    encoding = utf_16(raw)
    if encoding is None:
        return raw.decode("latin-1"), "latin-1", b""
    whole = len(raw) & ~1
    return raw[:whole].decode(encoding, "surrogatepass"), encoding, raw[whole:]
