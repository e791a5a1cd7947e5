"""What devices, networks and accounts are called: MAC and IP addresses, SSIDs, e-mail addresses, names of hosts."""

import re
from ipaddress import ip_address

from inspector.phone.fakes import Fakes
from inspector.phone.identifiers.rule import X, kept, number, rule, word

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


RULES = (
    rule(rf"(?P<v>{X}(?<![\w-].){X}(?:-{X}{{2}}){{5}})(?![\w-])", kept(number("mac"))),
    rule(rf"{X}(?<![\w:].){X}(?::{X}{{2}}){{5}}(?![\w:])", _mac),
    rule(r"(?i)\bssid\W{1,2}(?P<v>\"[^\"\r\n]{1,64}\"|[^\s,}\]\"]{1,64})", kept(word("ssid")), "ssid"),
    # A service of the vendor interface (android.hardware.radio@1.4) looks like an address but for its version.
    rule(
        r"(?P<v>(?<![\w.+-])[\w.+-]++@(?!\d{1,3}\.\d{1,3}(?:-service|-impl|(?![\w.-])))[\w-]{1,63}\.[\w.-]{1,63})",
        kept(word("account")), "@",
    ),
    rule(r"\d(?<![\w.-].)\d{0,2}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.-])", _ip),
    # TS 27.007, 10.1.23: an IPv6 address, or an IPv4 one with its mask, as numbers between dots.
    rule(
        r"(?P<v>\d(?<![\w.].)\d{0,2}(?:\.\d{1,3}){7}(?:(?:\.\d{1,3}){8}(?:(?:\.\d{1,3}){16})?)?)(?![\w.])",
        kept(word("ip")),
    ),
    # RFC 4291, 2.2: fewer groups and "::" for those that are zero (so a fake looks), then all eight of them.
    rule(rf"(?<![\w:])(?=[0-9A-Fa-f:]{{0,35}}::)(?:{X}{{0,4}}:){{2,7}}{X}{{0,4}}(?![\w:])", _ip, "::"),
    rule(rf"{X}(?<![\w:].){X}{{0,3}}(?::{X}{{1,4}}){{7}}(?![\w:])", _ip),
    # What the owner called it; often the name of the model, so only here and not wherever the word stands.
    rule(
        r"(?m)^\[(?:net\.hostname|net\.(?:bt|wlan)\.name|bluetooth\.device\.name"
        r"|(?:persist|net|bluetooth)\.[\w.]*device_?name)\]: \[(?P<v>[^\]\r\n]+)\]",
        kept(word("name")), "name]: [",
    ),
)  # fmt: skip
