"""What a SIM is set to holds for its own carrier: switches, VoLTE, the 5G that the carrier's settings allow."""

from dataclasses import replace

import pytest

from inspector.bands.band import Band, Rat
from inspector.carriers.model import Need, Profile
from inspector.claims import Claim
from inspector.evidence import Evidence, Line, Status
from inspector.verdict import LayerStatus, NrVerdict, Verdict, VoiceState, verdict
from tests.verdict.build import DAY, carrier, declares, layers, listed, phone, said

OWN, OTHER = "310410", "310260"
SWITCH = "the phone's network settings"


def with_lines(evidence: Evidence, *lines: Line) -> Evidence:
    return replace(evidence, lines=lines)


def of(plmn: str, **fields: object) -> Profile:
    return replace(carrier(*layers("B2 B12 n77", "n5"), volte=Need.YES), plmns=(plmn,), **fields)  # type: ignore[arg-type]


PHONE = phone(listed("B2 B12 n5 n77"))
NO_5G = Line(slot=0, plmn=OWN, off=((Rat.NR, SWITCH),))


def test_5g_that_is_switched_off_for_the_sim_is_off_and_the_sentence_says_whose_switch() -> None:
    result = verdict(with_lines(PHONE, NO_5G), of(OWN), DAY)
    layer = next(one for one in result.layers if one.band == Band.parse("n77"))
    assert layer.status is LayerStatus.OFF
    assert layer.why == "published list, but all of NR is switched off by the phone's network settings"
    assert result.nr.verdict is NrVerdict.LACKS
    assert result.verdict is Verdict.FITS


def test_the_switch_of_one_sim_says_nothing_of_another_carrier() -> None:
    assert verdict(with_lines(PHONE, NO_5G), of(OTHER), DAY) == verdict(PHONE, of(OTHER), DAY)


def test_a_band_in_use_now_is_not_switched_off() -> None:
    evidence = with_lines(phone(listed("B2 B12"), said(Claim.SEEN, "n77")), NO_5G).on_carrier([OWN])
    assert evidence.status(Band.parse("n77")) is Status.YES


def test_what_a_log_remembers_was_before_the_switch() -> None:
    past = replace(said(Claim.SEEN, "n77"), past=True)
    assert with_lines(phone(past), NO_5G).on_carrier([OWN]).status(Band.parse("n77")) is Status.OFF
    assert with_lines(phone(past), NO_5G).on_carrier([OTHER]).status(Band.parse("n77")) is Status.YES


def test_another_sim_s_use_does_not_show_that_the_switch_of_this_one_is_on() -> None:
    elsewhere = with_lines(phone(said(Claim.SEEN, "n77", slot=1)), NO_5G).on_carrier([OWN])
    assert elsewhere.status(Band.parse("n77")) is Status.OFF


def test_the_sentence_on_5g_tells_what_is_off_from_what_is_missing() -> None:
    result = verdict(
        with_lines(phone(listed("B2 B12 n77")), NO_5G), replace(of(OWN), layers=layers("B2 B12 n77 n71")), DAY
    )
    assert "has an NR radio, but none of n71; switched off, not missing: n77" in result.summary


def test_two_sims_of_one_carrier_switch_off_only_what_both_switch_off() -> None:
    both = with_lines(PHONE, NO_5G, Line(slot=1, plmn=OWN)).on_carrier([OWN])
    assert both.off == ()


@pytest.mark.parametrize(
    ("line", "state", "answer"),
    [
        pytest.param(Line(slot=0, plmn=OWN, volte=True), VoiceState.VOLTE, Verdict.FITS, id="set-up"),
        pytest.param(Line(slot=0, plmn=OWN, volte=False), VoiceState.FAILS, Verdict.GAPS, id="not-set-up"),
        pytest.param(Line(slot=0, plmn=OWN), VoiceState.UNKNOWN, Verdict.FITS, id="not-known"),
        pytest.param(Line(slot=0, plmn=OTHER, volte=False), VoiceState.UNKNOWN, Verdict.FITS, id="of-another-carrier"),
        pytest.param(Line(slot=0, plmn=OTHER, volte=True), VoiceState.UNKNOWN, Verdict.FITS, id="works-elsewhere"),
    ],
)
def test_volte_counts_for_the_carrier_of_the_sim_alone(line: Line, state: VoiceState, answer: Verdict) -> None:
    result = verdict(with_lines(phone(declares("B2 B12")), line), of(OWN), DAY)
    assert (result.voice.state, result.verdict) == (state, answer)


@pytest.mark.parametrize(
    ("modes", "sa_only", "said_so"),
    [
        pytest.param((), False, "leave 5G out", id="none-allowed"),
        pytest.param(("NSA",), True, "no standalone 5G", id="nsa-on-a-standalone-carrier"),
        pytest.param(("NSA",), False, None, id="nsa-is-enough"),
        pytest.param(None, True, None, id="not-known"),
    ],
)
def test_settings_that_keep_5g_from_the_phone_are_a_caveat(
    modes: tuple[str, ...] | None, sa_only: bool, said_so: str | None
) -> None:
    line = Line(slot=0, plmn=OWN, nr_modes=modes)
    caveats = " ".join(verdict(with_lines(PHONE, line), of(OWN, nr_sa_only=sa_only), DAY).caveats)
    assert ("the phone's settings for this carrier" in caveats) == (said_so is not None)
    assert said_so is None or said_so in caveats
