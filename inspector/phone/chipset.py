"""Whose modem a phone has, as far as its properties tell: it decides which tools can be there."""

import re
from enum import StrEnum


class Chipset(StrEnum):
    """Makers of modems that have ways of their own to be read."""

    QUALCOMM = "Qualcomm"
    MEDIATEK = "MediaTek"
    SHANNON = "Samsung Exynos or Google Tensor"
    HISILICON = "HiSilicon"
    UNISOC = "Unisoc"


# Compiled when a phone is asked: start-up time counts.
_PROPERTY = (
    r"(?m)^\[(ro\.board\.platform|ro\.(?:boot\.)?hardware|ro\.soc\.(?:manufacturer|model)|ro\.vendor\.mediatek\.platform"
    r"|ro\.mediatek\.platform|ro\.hardware\.chipname|ro\.chipname)\]: \[([^\]\r\n]{1,60})\]"
)
# A word that only this maker's platforms carry; the first that fits decides.
_SIGNS = (
    (Chipset.MEDIATEK, r"mt\d{4}|mediatek|helio|dimensity"),
    (Chipset.SHANNON, r"exynos|s5e\d|universal\d|samsungexynos|gs[12]\d1|zuma|slsi|tensor"),
    (Chipset.HISILICON, r"hi[36]\d{3}|kirin|hisilicon|baltimore"),
    (Chipset.UNISOC, r"ums\d|sc\d{4}|sp\d{4}|ud710|unisoc|spreadtrum"),
    (
        Chipset.QUALCOMM,
        r"qcom|qti|msm|apq\d|s[dm]m?\d{3}|kona|lahaina|taro|kalama|pineapple|lito|bengal|holi|trinket",
    ),
)


def chipset(getprop: bytes) -> Chipset | None:
    """The maker, or None where no property names one."""
    values = " ".join(match[2].casefold() for match in re.finditer(_PROPERTY, getprop.decode("utf-8", "replace")))
    return next((maker for maker, sign in _SIGNS if re.search(sign, values)), None)
