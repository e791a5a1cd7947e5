"""What modems, their tools and their items leave behind as files: told by content, binary items by their name.

A binary item (``lte_bandpref``, NV ``00006828``) is a mask of a few bytes: only its name says what the bits mean.
"""

import re

MODEM = "modem"
"""The command of a saved text with answers of a modem or its tools."""

_SIGNS = (
    "+EPBSE", "^SYSCFG", "+SPLBAND", "+QNWPREFCFG", '+QCFG: "band"', "+QENG:", "+QNWINFO:", "+QCAINFO:",
    "+GTACT", "+XACT", "+GTCCINFO", "+GTCAINFO", "Band Mask", "!BAND", "!band", "#BND", "^SCFG",
    "and preference:", "and preference (", "Active Band Class", "Absolute RF Channel Number", "5GNR ARFCN",
    "<<<<<< ", ">>>>>> ", "utran-", "ngran-", "egsm", "cdma-bc", "modem.generic.", "eutran",
    "bandpref", "band_pref", "xiaomi_efs_read", "<rf_band", "<lte_bands", "<nr5g_", "<gw_bands", "ca_band_combos",
    "PM RF Band Info", "0x1CCA", "Bands 1_64",
)  # fmt: skip
# Compiled where a text holds none of the signs: start-up time counts.
_PATTERNS = (
    # A QMUX frame of DMS or NAS from the modem, in hexadecimal.
    r"(?am)^(?:.{0,60}=)?\s{0,8}01[: ][0-9A-Fa-f]{2}[: ]0[0-3][: ]80[: ]0[23][: ][0-9A-Fa-f]{2}[: ]0[24][: ]",
    r"(?a)(?:(?:e-\d|[bn]\d)[0-9A-Qbn\-]{1,60}(?:-m[0-9A-Za-z]{1,12})?;\s{0,4}){3}",
    r"(?m)^.{0,80}\bmtb 4 [14] \d [/\d]",
    r"(?i)\bNV[ _#-]{0,4}(?:item[ :#]{0,3})?0{0,3}(?:441|946|1877|2954|6828)\b",
    r"(?m)^\s{0,8}0{0,4}(?:441|946|1877|2954|6828)\s?\(0x[0-9A-Fa-f]{1,6}\)",
    r"(?m)^\s{0,8}0{0,3}(?:1877|2954|6828)\s{0,4}[:=]\s{0,4}(?:0x[0-9A-Fa-f]+|\d{3,20})\s*$",
)
_EFS_ITEMS = frozenset({"lte_bandpref", "lte_bandpref_extn_65_256", "nr_band_pref", "nr_nsa_band_pref"})
_NV_ITEMS = frozenset({"441", "946", "1877", "2954", "6828", "65633", "73680", "74087", "74213"})
LARGEST_ITEM = 512
"""Bytes; the largest has 64, in an NV reader's file 128."""
_NAMES = (
    "at-",
    "at_",
    "qmicli-",
    "qmicli_",
    "qmi-",
    "mmcli",
    "mtb",
    "carrier_policy",
    "generic_band_restrictions",
    "policyman",
)


def is_modem_text(text: str) -> bool:
    """Whether a text holds what only a modem, its tools or its policies print."""
    return any(sign in text for sign in _SIGNS) or any(re.search(pattern, text) for pattern in _PATTERNS)


def is_item(name: str) -> bool:
    """Whether a file of this name is one of the binary items."""
    stem = name.removesuffix(".bin").removesuffix("_Subscription01")
    return stem in _EFS_ITEMS or stem.lstrip("0") in _NV_ITEMS


def is_binary_item(name: str, raw: bytes) -> bool:
    """Whether it is such an item indeed: a few bytes that are no text."""
    return 0 < len(raw) <= LARGEST_ITEM and is_item(name) and any(byte < 9 or byte > 126 for byte in raw)


def is_modem_file(name: str) -> bool:
    """Whether a file of this name in a recording without an index is an answer of a modem or its tools."""
    return name.startswith(_NAMES) or is_item(name)


def is_modem_answer(command: str) -> bool:
    """Whether an answer under this name is of a modem or its tools: asked as root, or kept as a file."""
    return command in (MODEM, "at") or command.startswith("su ") or "qmicli" in command or is_modem_file(command)
