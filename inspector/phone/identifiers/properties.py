"""Serial numbers and the like that a property calls so: their values are replaced wherever else they stand."""

import re
from collections.abc import Iterator

from inspector.phone.encoding import decoded
from inspector.phone.fakes import Fakes
from inspector.phone.identifiers.rule import Make, digits, word

_SERIAL_KEYS = (
    r"ro\.(?:boot\.|vendor\.|odm\.|ril\.oem\.)?(?:serialno|sno|psno|imei\d?|meid|btmac|wifimac|ethmac)|ril\.serialnumber"
    r"|(?:persist|vendor|sys|ro)\.[\w.]*(?:serial(?:no|num(?:ber)?)?|imei\d?|meid|imsi|iccid|msisdn|uuid|cpuid|chipid|mmc_?cid)"
    r"|ro\.boot\.(?:cpuid|chipid|ap_serial|em\.did|uniqueno)|ril\.(?:iccid|imei|imsi)[\w.]*|gsm\.[\w.]*(?:imei|imsi|iccid)"
    r"|(?:persist|vendor|sys|ro|ril)\.[\w.]*(?:bdaddr|(?:bt|bluetooth|wifi|wlan)[._]?addr(?:ess)?|mac_?(?:addr(?:ess)?)?)"
)

_NAMED = re.compile(rf"(?m)^\ufeff?\[(?P<key>{_SERIAL_KEYS})\]: \[(?P<values>[^\]\r\n]{{6,80}})\]", re.IGNORECASE)
_MAKERS: tuple[tuple[str, str, Make], ...] = (
    ("imei", r"\d{14,16}", Fakes.imei),
    ("imsi", r"\d{14,15}", digits("imsi", 6)),
    ("iccid", r"\d{18,20}", Fakes.iccid),
)


def named_values(getprop: bytes) -> Iterator[tuple[str, str, Make]]:
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
                ("serial", word("serial")),
            )
            yield kind, value, make
