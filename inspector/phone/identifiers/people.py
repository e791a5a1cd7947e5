"""Whose phone it is: the numbers of the device, of the SIM and of the subscriber."""

from inspector.phone.fakes import Fakes
from inspector.phone.identifiers.rule import digits, kept, number, rule, word

RULES = (
    # The number of an eUICC (GSMA SGP.02), and an ICCID as the card holds it, nibbles swapped.
    rule(r"(?P<v>89(?<![\d.]89)\d{30})(?!\d)", kept(Fakes.iccid)),
    rule(r"(?P<v>98(?<![\w.]98)\d{17}[\dfF])(?!\w)", kept(word("iccid"))),
    rule(r"(?P<v>89(?<![\d.]89)\d{16,18})(?!\d)", kept(Fakes.iccid)),
    rule(r"(?i)icc_?id=(?P<v>89\d{3,18})", kept(Fakes.iccid), "iccid=", "icc_id="),
    rule(r"(?i)(?:imsi|\+cimi)\w*\W{1,6}(?P<v>\d{14,15})(?!\d)", kept(digits("imsi", 6)), "imsi", "+cimi"),
    rule(
        r"(?i)(?:imei|meid|deviceid|\+[ce]?gsn)\w*\W{1,6}(?P<v>\d{14,16})(?!\d)",
        kept(Fakes.imei), "imei", "meid", "deviceid", "gsn",
    ),
    rule(r"(?P<v>\d(?<![\d-].)\d-\d{6}-\d{6}-\d{1,2})(?![\d-])", kept(word("imei"))),
    rule(
        r"(?i)(?:meid|\besn)\w*\W{1,4}(?P<v>[0-9a-f]{8}|[0-9a-f]{14})\b", kept(number("imei")), "meid", "esn"
    ),
    rule(r"(?P<v>[3-9](?<![\d.=x-].)\d{14})(?![\d.]|ns)", kept(Fakes.imei)),
    rule(r"(?i)(?:Call)?IncomingNumber=(?P<v>[+\d*#-]{3,20})", kept(word("number")), "incomingnumber="),
    rule(
        r"(?i)(?:msisdn|\bm?mdn|line1number|phone_?number)\W{1,4}(?P<v>\+?\d{5,15})(?!\d)",
        kept(word("number")), "msisdn", "mdn", "line1number", "phonenumber", "phone_number",
    ),
    # From seven digits on: shorter ones are emergency and service numbers, or channel numbers.
    rule(
        r"(?i)\b(?:m?number|m?address|mmin2min1)=(?P<v>\+?\d{7,15})(?!\d)",
        kept(word("number")), "number=", "address=", "mmin2min1=",
    ),
    rule(r"(?i)\+CNUM:[^,\r\n]*,\"(?P<v>\+?\d{5,15})\"", kept(word("number")), "+cnum:"),
    rule(r"(?P<v>\+(?<![\w.+]\+)\d{8,15})(?![\w.])", kept(word("number"))),
    # Text of mmcli.
    rule(r"(?i)\|\s{0,40}own: (?P<v>\+?\d{5,15})\b", kept(word("number")), "own: "),
    rule(r"(?i)\bdevice id: (?P<v>[0-9a-f]{40})\b", kept(number("serial")), "device id: "),
    rule(r"(?i)android_id\W{1,3}(?P<v>[0-9a-f]{16})", kept(word("serial")), "android_id"),
)  # fmt: skip
