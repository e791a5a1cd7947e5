"""Whose modem a phone has, by the properties that makers really set."""

import pytest

from inspector.phone.chipset import Chipset, chipset


@pytest.mark.parametrize(
    ("properties", "maker"),
    [
        ("[ro.board.platform]: [msm8996]", Chipset.QUALCOMM),
        ("[ro.board.platform]: [sdm845]", Chipset.QUALCOMM),
        ("[ro.board.platform]: [sm6375]", Chipset.QUALCOMM),
        ("[ro.board.platform]: [sun]\n[ro.soc.manufacturer]: [QTI]", Chipset.QUALCOMM),
        ("[ro.hardware]: [qcom]", Chipset.QUALCOMM),
        ("[ro.board.platform]: [mt6877]", Chipset.MEDIATEK),
        ("[ro.soc.manufacturer]: [Mediatek]", Chipset.MEDIATEK),
        ("[ro.board.platform]: [gs201]", Chipset.SHANNON),
        ("[ro.board.platform]: [zumapro]", Chipset.SHANNON),
        ("[ro.board.platform]: [universal9810]\n[ro.hardware]: [samsungexynos9810]", Chipset.SHANNON),
        ("[ro.board.platform]: [kirin970]", Chipset.HISILICON),
        ("[ro.board.platform]: [hi6250]", Chipset.HISILICON),
        ("[ro.board.platform]: [ums512]", Chipset.UNISOC),
        ("[ro.board.platform]: [sp9863a]", Chipset.UNISOC),
        ("[ro.board.platform]: [goldfish]", None),
        ("[ro.product.board]: [mt6877]", None),
        ("", None),
    ],
)
def test_the_maker_is_named_by_the_platform(properties: str, maker: Chipset | None) -> None:
    assert chipset(f"[ro.adb.secure]: [1]\n{properties}\n".encode()) is maker


def test_any_bytes_name_no_maker() -> None:
    assert chipset(b"\xff\xfe[ro.hardware]: [" + b"\x00" * 200) is None
