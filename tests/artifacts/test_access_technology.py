"""Every name of a radio technology belongs to one family or to none."""

import pytest

from inspector.artifacts.access_technology import NETWORK_TYPE, RIL_TECHNOLOGY, family, family_of_numbered


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("EDGE", "GSM"),
        ("HSPA+", "UMTS"),
        ("HSPAP", "UMTS"),
        ("HSDPA:9", "UMTS"),
        ("DC-HSPA+", "UMTS"),
        ("TD-SCDMA", "TDSCDMA"),
        ("TD_SCDMA", "TDSCDMA"),
        ("CDMA - EvDo rev. A", "CDMA"),
        ("EvDo rev. A", "CDMA"),
        ("EvDo-rev.B", "CDMA"),
        ("eHRPD", "CDMA"),
        ("1xRTT", "CDMA"),
        ("LTE-CA", "LTE"),
        ("LTE_CA", "LTE"),
        ("LTE+", "LTE"),
        ("NR_NSA", "LTE"),
        ("NR", "NR"),
        ("NR_SA", "NR"),
        ("IWLAN", "IWLAN"),
        ("Unknown", None),
        ("UNKNOWN(21)", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_has_one_family(name: str | None, expected: str | None) -> None:
    assert family(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("14(LTE)", "LTE"),
        ("20(Unexpected)", "NR"),
        ("20(NR)", "NR"),
        ("0(Unknown)", None),
        ("99(Foo)", None),
        ("14(HSPAP)", "UMTS"),
        ("", None),
    ],
)
def test_the_name_decides_and_the_number_helps_where_it_is_unexpected(value: str, expected: str | None) -> None:
    assert family_of_numbered(value) == expected


def test_13_is_lte_as_a_network_type_and_ehrpd_as_a_ril_technology() -> None:
    assert (NETWORK_TYPE[13], RIL_TECHNOLOGY[13]) == ("LTE", "CDMA")
