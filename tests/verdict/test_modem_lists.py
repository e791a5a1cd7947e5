"""What a modem's lists do to a band's status: only a complete declaration denies, a preference only switches off."""

import pytest

from inspector import facts
from inspector.bands import Band
from inspector.catalog import band_lists, match
from inspector.evidence import Evidence, Status
from inspector.explain import how_we_know
from inspector.gathering import gather
from inspector.phone.questions import GETPROP, TELEPHONY_REGISTRY
from inspector.phone.recording import Answer, Recording
from inspector.phone.source import open_source
from tests.cli.run import FIXTURES

STOCK = {
    command: answer
    for command, answer in open_source(FIXTURES / "xiaomi-mi-5-att-2016").answers.items()
    if command in (GETPROP, TELEPHONY_REGISTRY)
}


def evidence(text: str) -> Evidence:
    """A Mi 5 on AT&T's U5, published for two variants, with this answer of its modem."""
    answers = {**STOCK, "at": Answer(command="at", stdout=text.encode())}
    read = facts.read(Recording(kind="capture", label="x", taken_at=None, answers=answers))
    return gather(read, band_lists(match(read.properties)))


@pytest.mark.parametrize(
    ("text", "band", "status"),
    [
        # LTE 1, 3, 7 and no B17, B12; GSM and UMTS as it has them.
        ("AT+EPBSE=?\n+EPBSE: 154,19,69,0\nOK\n", "B17", Status.NO),
        ("AT+EPBSE=?\n+EPBSE: 154,19,69,0\nOK\n", "B3", Status.YES),
        ("AT+EPBSE=?\n+EPBSE: 154,19,69,0\nOK\n", "n77", Status.UNLIKELY),  # as published: EPBSE names no NR
        ("AT+EPBSE=?\n+EPBSE: 154,19,69,0\nOK\n", "B66", Status.UNLIKELY),  # nor LTE bands above its words
        # The same as a preference: what is published stays likely, what is left out of it is off.
        ("AT+EPBSE?\n+EPBSE: 154,19,69,0\nOK\n", "B17", Status.UNLIKELY),
        ("AT+EPBSE?\n+EPBSE: 154,19,69,0\nOK\n", "B3", Status.LIKELY),
        ("AT+EPBSE?\n+EPBSE: 154,19,69,0\nOK\n", "B41", Status.OFF),
        # Without its command line it neither declares nor switches off.
        ("+EPBSE: 154,19,69,0\n", "B41", Status.LIKELY),
        # "Any band" is no list at all.
        ('AT^SYSCFGEX?\n^SYSCFGEX: "00",3fffffff,1,2,7fffffffffffffff\n', "B41", Status.LIKELY),
        # A policy for some SIM and some place says nothing of this one.
        ('AT+QNWPREFCFG="policy_band"\n+QNWPREFCFG: "lte_band",1\n', "B41", Status.LIKELY),
        # An empty answer is "not ready", never "no bands".
        (
            "[/dev/cdc-wdm0] Device band capabilities retrieved:\n\tBands: 'none'\n\tLTE bands: 'none'\n",
            "B17",
            Status.UNLIKELY,
        ),
    ],
)
def test_the_status_of_a_band(text: str, band: str, status: Status) -> None:
    assert evidence(text).status(Band.parse(band)) is status


def test_two_readings_unite_and_keep_their_sources() -> None:
    both = evidence("AT+EPBSE=?\n+EPBSE: 154,19,1,0\nOK\nAT+GTACT=?\n+GTACT: (2),(3),(3),(),(),(103),(),(),(578)\nOK\n")
    assert both.status(Band.parse("B1")) is both.status(Band.parse("B3")) is Status.YES
    assert both.status(Band.parse("B7")) is Status.NO
    assert [said.artifact for said in both.naming(Band.parse("B3")) if said.claim.value == "declared"] == ["AT+GTACT=?"]


def test_a_cell_beats_a_list_that_leaves_its_band_out_and_both_are_shown() -> None:
    without_u5 = evidence("AT+EPBSE=?\n+EPBSE: 154,3,69,0\nOK\n")
    band = Band.parse("U5")
    assert without_u5.status(band) is Status.YES
    assert without_u5.contradicts(band)
    assert "the modem's own list does not name it" in how_we_know(band, without_u5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AT+GTACT?\n+GTACT: 17,6,,5079\n", "a preference asks for it, which can exceed the hardware (AT+GTACT?)"),
        (
            '<rf_bands><nr5g_sa_bands base="none"><include>78</include></nr5g_sa_bands></rf_bands>',
            "a policy allows it, which says nothing of the hardware (policyman)",
        ),
    ],
)
def test_what_only_a_preference_or_a_policy_names_is_unknown_and_said_so(text: str, words: str) -> None:
    read = facts.read(
        Recording(
            kind="file", label="x", taken_at=None, answers={"modem": Answer(command="modem", stdout=text.encode())}
        )
    )
    found = gather(read, ())
    assert found.status(Band.parse("n79")) is Status.UNKNOWN
    assert how_we_know(Band.parse("n79"), found) == words


def test_a_list_keeps_the_country_and_the_sims_it_was_read_with() -> None:
    read = facts.read(open_source(FIXTURES / "mediatek-rooted-14"))
    assert {said.note.rpartition("; ")[2] for said in read.lists} == {"read in DE with SIM 26202, 26203"}
