"""What the properties say of regions: board and firmware apart, placeholders left out."""

import pytest

from inspector.facts.regions import region, regions


def test_the_board_stands_before_the_firmware_and_each_names_its_property() -> None:
    said = regions({"ro.miui.build.region": "eu", "ro.boot.hwc": "CN", "ro.carrier": "unknown"})
    assert [(one.of, one.property, one.value) for one in said] == [
        ("hardware", "ro.boot.hwc", "CN"),
        ("software", "ro.miui.build.region", "eu"),
    ]


@pytest.mark.parametrize(
    ("properties", "wanted"),
    [
        ({"ro.boot.hwc": "India", "ro.boot.hardware.sku": "G9BQD"}, "India"),
        ({"ro.boot.hardware.sku": "G9BQD"}, None),
        ({"ro.boot.em.model": "SM-P619", "ro.csc.sales_code": "XEZ"}, "XEZ"),
        ({"ro.boot.rf_version": "0"}, None),
        ({"ro.boot.id.rf": "0"}, "0"),
        ({"ro.carrier": "wifi-only"}, None),
        ({"ro.boot.cid": "11111111"}, None),
        ({}, None),
    ],
)
def test_a_region_is_named_only_by_what_names_one(properties: dict[str, str], wanted: str | None) -> None:
    assert region(properties) == wanted
