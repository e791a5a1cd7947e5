"""A channel number for a person: one line an answer, and no band preferred where several have it."""

import pytest

from inspector.channel_query import answer, parse
from inspector.report.channel_text import channel_text


@pytest.mark.parametrize(
    ("rat", "channel", "direction", "text"),
    [
        ("lte", 5780, None, "EARFCN 5780: 739 MHz downlink, B17"),
        ("E-UTRA", 23780, "ul", "EARFCN 23780: 709 MHz uplink, B17"),
        (
            "nr",
            632628,
            None,
            "NR-ARFCN 632628: 3489.42 MHz downlink and uplink, n77, n78 (one of them: the number alone does not tell)",
        ),
        ("nr", 600000, None, "NR-ARFCN 600000 (3000 MHz): no band has this channel"),
        ("lte", 999999, None, "EARFCN 999999: no band has this channel"),
        ("wcdma", 4385, "dl", "UARFCN 4385: 877 MHz downlink, U5"),
        ("gsm", 600, "dl", "GSM ARFCN 600: 1822.8 MHz downlink, G1800\nGSM ARFCN 600: 1947.8 MHz downlink, G1900"),
        (
            "UTRA-TDD",
            9404,
            "dl",
            "TD-SCDMA UARFCN 9404: 1880.8 MHz downlink, TD35, TD39 (one of them: the number alone does not tell)",
        ),
    ],
)
def test_channel_text(rat: str, channel: int, direction: str | None, text: str) -> None:
    assert channel_text(answer(parse(rat, channel, direction))) == text
