"""DESIGN 5, sentence by sentence."""

from dataclasses import replace
from datetime import date

import pytest

from inspector.bands.band import Band, Rat
from inspector.carriers.model import Admission, Layer, Need, OnAir, Profile, Role, Standalone
from inspector.evidence import Evidence
from inspector.verdict import LayerStatus, NrVerdict, Result, Verdict, VoiceState, verdict

from .build import DAY, allowed, carrier, declares, enabled, layers, listed, phone, seen, shut


def judge(evidence: Evidence, profile: Profile, day: date = DAY) -> Result:
    return verdict(evidence, profile, day)


def layer(result: Result, band: str) -> tuple[LayerStatus, str | None]:
    found = next(r for r in result.layers if r.band == Band.parse(band))
    return found.status, str(found.by) if found.by else None


HAS, COVERED, OFF = LayerStatus.HAS, LayerStatus.COVERED, LayerStatus.OFF
LACKS, UNKNOWN = LayerStatus.LACKS, LayerStatus.UNKNOWN
TWO_VARIANTS = (listed("B2 B17", name="a"), listed("B2", name="b"))


@pytest.mark.parametrize(
    ("sentence", "evidence", "profile", "band", "expected"),
    [
        ("has: yes", phone(declares("B17")), carrier(*layers("B17")), "B17", (HAS, None)),
        ("has: likely", phone(listed("B17")), carrier(*layers("B17")), "B17", (HAS, None)),
        ("lacks: no", phone(declares("B2")), carrier(*layers("B17")), "B17", (LACKS, None)),
        ("lacks: unlikely", phone(listed("B2")), carrier(*layers("B17")), "B17", (LACKS, None)),
        ("unknown: possible", phone(*TWO_VARIANTS), carrier(*layers("B17")), "B17", (UNKNOWN, None)),
        ("unknown: unknown", phone(seen("B2")), carrier(*layers("B17")), "B17", (UNKNOWN, None)),
        ("off: switched off", phone(declares("B17"), enabled("B2")), carrier(*layers("B17")), "B17", (OFF, None)),
        ("off: blocked", phone(declares("B17"), allowed("B2")), carrier(*layers("B17")), "B17", (OFF, None)),
        ("B12 contains B17", phone(declares("B12")), carrier(*layers("B17")), "B17", (COVERED, "B12")),
        ("the narrower does not cover the wider", phone(declares("B17")), carrier(*layers("B12")), "B12", (LACKS, None)),
        ("B66 contains B4", phone(declares("B66")), carrier(*layers("B4")), "B4", (COVERED, "B66")),
        ("B25 contains B2", phone(declares("B25")), carrier(*layers("B2")), "B2", (COVERED, "B25")),
        ("B26 contains B5", phone(declares("B26")), carrier(*layers("B5")), "B5", (COVERED, "B26")),
        ("n77 contains n78", phone(declares("n77")), carrier(*layers("n78")), "n78", (COVERED, "n77")),
        ("n78 does not cover n77", phone(declares("n78")), carrier(*layers("n77")), "n77", (LACKS, None)),
        ("equal bands cover each other", phone(declares("n90")), carrier(*layers("n41")), "n41", (COVERED, "n90")),
        ("covering is transitive: B17 in B12 in B85", phone(declares("B85")), carrier(*layers("B17")), "B17", (COVERED, "B85")),
        ("the spacing must be the same", phone(declares("n105")), carrier(*layers("n71")), "n71", (LACKS, None)),
        ("another RAT never covers", phone(declares("n12")), carrier(*layers("B12")), "B12", (LACKS, None)),
        ("a possible stand-in leaves it open", phone(listed("B2 B12", name="a"), listed("B2", name="b")), carrier(*layers("B17")), "B17", (UNKNOWN, None)),
        ("the stand-in is switched off", phone(declares("B12"), enabled("B2")), carrier(*layers("B17")), "B17", (OFF, "B12")),
    ],
)  # fmt: skip
def test_layer(
    sentence: str, evidence: Evidence, profile: Profile, band: str, expected: tuple[LayerStatus, str | None]
) -> None:
    assert layer(judge(evidence, profile), band) == expected, sentence


def test_same_cells_cover_each_other_both_ways() -> None:
    att = carrier(*layers("B12 B17"), same_cells="B12 B17")
    assert layer(judge(phone(declares("B12")), att), "B17") == (COVERED, "B12")
    assert layer(judge(phone(declares("B17")), att), "B12") == (COVERED, "B17")
    kddi = carrier(*layers("B18 B26"), same_cells="B18 B26")
    assert layer(judge(phone(declares("B18")), kddi), "B26") == (COVERED, "B18")


def test_same_cells_count_from_their_day_on() -> None:
    att = carrier(*layers("B12 B17"), same_cells="B12 B17", since=date(2015, 9, 30))
    evidence = phone(declares("B17"))
    assert layer(judge(evidence, att, date(2015, 9, 29)), "B12") == (LACKS, None)
    covered = judge(evidence, att, date(2015, 9, 30))
    assert layer(covered, "B12") == (COVERED, "B17")
    assert "the network signals both since 2015-09" in covered.summary


def test_same_cells_never_means_nothing_but_the_band_itself() -> None:
    alone = Layer(band=Band.parse("B4"), role=Role.CORE, alone=True)
    assert layer(judge(phone(declares("B66")), carrier(alone)), "B4") == (LACKS, None)


def test_containment_carries_the_caveat_that_frequency_alone_is_not_attachment() -> None:
    covered = judge(phone(declares("B66")), carrier(*layers("B4")))
    assert "frequency alone is not attachment" in covered.layers[0].why


LTE = layers("B2 B12", "B30", "U2 U5")


@pytest.mark.parametrize(
    ("sentence", "evidence", "profile", "expected", "says"),
    [
        ("fits: every LTE core layer is has", phone(declares("B2 B12 U2")), carrier(*LTE), Verdict.FITS, ["B2, B12"]),
        ("fits: has or covered", phone(declares("B25 B85 U2")), carrier(*LTE), Verdict.FITS, ["covered by B25", "B85"]),
        ("extra layers are not needed", phone(declares("B2 B12")), carrier(*layers("B2 B12", "B30 B66")), Verdict.FITS, []),
        ("fits, with what it has besides", phone(declares("B2 B12 B30")), carrier(*LTE), Verdict.FITS, ["Also B30"]),
        ("gaps: a core layer is lacking", phone(declares("B2 U2")), carrier(*LTE), Verdict.GAPS,
         ["lacks B12 (700 MHz)", "weak indoors and in the country"]),
        ("gaps: off counts as lacking and says how to turn it on", phone(declares("B2 B12 U2"), enabled("B2 U2 U5")),
         carrier(*LTE), Verdict.GAPS, ["Switched off", "network settings"]),
        ("gaps: all there is is fallback", phone(declares("U2 B7")), carrier(*LTE), Verdict.GAPS, ["3G only", "1900 MHz"]),
        ("an extra layer beside it is said", phone(declares("U2 B30")), carrier(*LTE), Verdict.GAPS,
         ["3G only", "It has B30, which the carrier uses only here and there"]),
        ("gaps: 2G only", phone(declares("G850 B7")), carrier(*layers("B2", "", "G850 U2")), Verdict.GAPS, ["2G only"]),
        ("lacks: no core and no fallback", phone(declares("B7 U1")), carrier(*LTE), Verdict.LACKS, ["none of its LTE core bands"]),
        ("lacks: extra layers alone are not service to rely on", phone(declares("B30 U1")), carrier(*LTE), Verdict.LACKS, ["B30"]),
        ("lacks: the fallback is shut down", phone(declares("U2")), carrier(*layers("B2"), *shut("U2", date(2022, 2, 22))),
         Verdict.LACKS, ["no 3G left", "2022-02-22"]),
        ("unknown: what would decide it is not known", phone(seen("B2")), carrier(*LTE), Verdict.UNKNOWN,
         ["not known whether the phone has B12"]),
        ("unknown: nothing seen at all", phone(), carrier(*LTE), Verdict.UNKNOWN, ["B2, B12"]),
        ("unknown: the profile names no LTE core layer", phone(declares("B2 U2")), carrier(*layers("", "B2", "U2")), Verdict.UNKNOWN,
         ["names no LTE core band"]),
        ("known in spite of unknowns: lacking one and having one is gaps either way",
         phone(seen("B2"), listed("B2", name="a"), listed("B2 B30", name="b")), carrier(*LTE), Verdict.GAPS, ["lacks B12"]),
        ("not checked: the input could not be read", phone(heard=False), carrier(*LTE), Verdict.NOT_CHECKED, ["Not checked"]),
        ("standalone-only: NR core takes the place of LTE core", phone(declares("n70 n71")),
         carrier(*layers("n70 n71"), nr_sa_only=True), Verdict.FITS, ["n70, n71"]),
        ("standalone-only: lacking one", phone(declares("n71")), carrier(*layers("n70 n71"), nr_sa_only=True), Verdict.GAPS, ["n70"]),
        ("standalone-only: a 4G phone", phone(declares("B2")), carrier(*layers("n70 n71"), nr_sa_only=True), Verdict.LACKS, []),
    ],
)  # fmt: skip
def test_overall(sentence: str, evidence: Evidence, profile: Profile, expected: Verdict, says: list[str]) -> None:
    result = judge(evidence, profile)
    assert result.verdict is expected, sentence
    for words in says:
        assert words in result.summary, sentence


@pytest.mark.parametrize(
    ("sentence", "status", "ends", "day", "expected"),
    [
        ("active", OnAir.ACTIVE, None, DAY, Verdict.GAPS),
        ("ending counts until its date", OnAir.ENDING, date(2027, 1, 31), DAY, Verdict.GAPS),
        ("a planned end that passed counts as on the air", OnAir.ENDING, date(2026, 1, 31), DAY, Verdict.GAPS),
        ("shut down", OnAir.SHUTDOWN, date(2026, 1, 31), DAY, Verdict.LACKS),
        ("still on its last day", OnAir.SHUTDOWN, DAY, DAY, Verdict.GAPS),
        ("shut down on a day nobody knows", OnAir.SHUTDOWN, None, DAY, Verdict.LACKS),
        ("unknown status decides nothing by itself", OnAir.UNKNOWN, None, DAY, Verdict.UNKNOWN),
    ],
)
def test_fallback_layers_count_while_on_the_air(
    sentence: str, status: OnAir, ends: date | None, day: date, expected: Verdict
) -> None:
    profile = carrier(*layers("B2"), *shut("U2", ends, status))
    assert judge(phone(declares("U2")), profile, day).verdict is expected, sentence


def test_a_planned_end_that_has_passed_without_confirmation_is_a_caveat() -> None:
    profile = carrier(*layers("B2"), *shut("U2", date(2026, 1, 31), OnAir.ENDING))
    assert any("not confirmed" in caveat for caveat in judge(phone(declares("B2 U2")), profile).caveats)


def test_a_shut_down_layer_is_shown_never_counted() -> None:
    gone = replace(layers("B13")[0], status=OnAir.SHUTDOWN, ends=date(2020, 1, 1))
    result = judge(phone(declares("B2")), carrier(*layers("B2"), gone))
    assert result.verdict is Verdict.FITS
    assert [r.on_air for r in result.layers] == [True, False]


VOLTE_ONLY = carrier(*layers("B2"), volte=Need.YES)


@pytest.mark.parametrize(
    ("evidence", "profile", "state", "expected"),
    [
        (phone(declares("B2"), volte=True), VOLTE_ONLY, VoiceState.VOLTE, Verdict.FITS),
        (phone(declares("B2")), VOLTE_ONLY, VoiceState.UNKNOWN, Verdict.FITS),
        (phone(declares("B2"), volte=False), VOLTE_ONLY, VoiceState.FAILS, Verdict.GAPS),
        (phone(declares("B2 U2"), volte=False), carrier(*LTE[:1], *layers("", "", "U2")), VoiceState.CIRCUIT_SWITCHED, Verdict.FITS),
        (phone(declares("B2"), volte=False), carrier(*layers("B2", "", "U2")), VoiceState.FAILS, Verdict.GAPS),
    ],
)  # fmt: skip
def test_voice(evidence: Evidence, profile: Profile, state: VoiceState, expected: Verdict) -> None:
    result = judge(evidence, profile)
    assert (result.voice.state, result.verdict) == (state, expected)


def test_fits_carries_the_volte_caveat_in_its_sentence() -> None:
    summary = judge(phone(declares("B2")), VOLTE_ONLY).summary
    assert "VoLTE is the only voice left" in summary
    assert "does not show it provisioned" in summary


def test_voice_known_to_fail_while_data_works_says_so() -> None:
    assert "calls fail" in judge(phone(declares("B2"), volte=False), VOLTE_ONLY).summary


NR = layers("B2 n5 n77", "n260")


@pytest.mark.parametrize(
    ("sentence", "evidence", "profile", "expected", "why"),
    [
        ("none: no NR radio", phone(declares("B2")), carrier(*NR), NrVerdict.NONE, "the phone has no NR radio"),
        ("none: the carrier runs no NR", phone(declares("B2 n77")), carrier(*layers("B2")), NrVerdict.NONE, "carrier runs no NR"),
        ("fits", phone(declares("B2 n5 n77")), carrier(*NR), NrVerdict.FITS, "n5, n77"),
        ("gaps without the coverage layer", phone(declares("B2 n77")), carrier(*NR), NrVerdict.GAPS, "n77 only, no n5, so no wide-area 5G"),
        ("gaps without the fast layer", phone(declares("B2 n5")), carrier(*NR), NrVerdict.GAPS, "n5 only, no n77"),
        ("lacks", phone(declares("B2 n1")), carrier(*NR), NrVerdict.LACKS, "none of n5, n77"),
        ("covered", phone(declares("B2 n26 n77")), carrier(*NR), NrVerdict.FITS, "n5, n77"),
        ("a list that was not asked for is unknown, not none", phone(declares("B2", Rat.LTE)), carrier(*NR), NrVerdict.UNKNOWN, "not known"),
        ("over the extra ones where no core is named", phone(declares("B2 n258")), carrier(*layers("B2", "n258 n260")), NrVerdict.GAPS, "n258 only"),
        ("downlink-only layers never decide", phone(declares("B2 n258")), carrier(*layers("B2", "n258 n75")), NrVerdict.FITS, "n258"),
        ("NSA without a shared LTE anchor", phone(declares("B7 n5 n77"), modes=("NSA",)), carrier(*NR), NrVerdict.FITS, "needs an LTE band"),
        ("SA only on an NSA network", phone(declares("B2 n5 n77"), modes=("SA",)), carrier(*NR, nr_sa=Standalone.NO), NrVerdict.FITS, "runs no SA"),
        ("NSA only on an SA network", phone(declares("n70"), modes=("NSA",)), carrier(*layers("n70"), nr_sa_only=True), NrVerdict.FITS, "SA only"),
    ],
)  # fmt: skip
def test_nr_has_its_own_verdict(
    sentence: str, evidence: Evidence, profile: Profile, expected: NrVerdict, why: str
) -> None:
    result = judge(evidence, profile)
    assert result.nr.verdict is expected, sentence
    assert why in result.nr.why, sentence


def test_a_4g_phone_is_not_marked_down_for_what_it_never_had() -> None:
    result = judge(phone(declares("B2")), carrier(*NR))
    assert (result.verdict, result.nr.verdict) == (Verdict.FITS, NrVerdict.NONE)
    assert "5G: none, the phone has no NR radio" in result.summary


def test_the_sentence_says_both() -> None:
    summary = judge(phone(declares("B2 n77")), carrier(*NR)).summary
    assert summary.startswith("Has every LTE core band: B2.")
    assert "5G: n77 only, no n5, so no wide-area 5G." in summary


def test_admission_is_a_warning_with_its_rule_and_never_a_verdict() -> None:
    rule = Admission(rule="allow-list", text="only approved models", source="x", as_of=date(2020, 7, 1))
    result = judge(phone(declares("B2")), carrier(*layers("B2"), admission=rule))
    assert result.verdict is Verdict.FITS
    assert any("only approved models" in caveat for caveat in result.caveats)


def test_a_carrier_that_has_ended_says_so_and_names_its_successor() -> None:
    sprint = carrier(*layers("B25"), ended=date(2022, 6, 30), successor="tmobile-us", as_of=date(2016, 1, 1))
    assert any("tmobile-us" in caveat for caveat in judge(phone(declares("B25")), sprint).caveats)
    assert not judge(phone(declares("B25")), sprint, date(2016, 10, 1)).caveats


def test_core_layers_that_are_shut_down_are_no_service() -> None:
    gone = replace(layers("B25")[0], status=OnAir.SHUTDOWN, ends=date(2022, 6, 30))
    result = judge(phone(declares("B25")), carrier(gone))
    assert result.verdict is Verdict.LACKS
    assert "its LTE core bands (B25) are shut down" in result.summary


def test_what_the_profile_says_of_the_carrier_stands_where_the_answer_is_no() -> None:
    """Whose network it roams on, for instance: without it "lacks" would mislead."""
    roams = replace(carrier(*LTE), note="Elsewhere it roams on another network.")
    said = [caveat for caveat in judge(phone(declares("B7")), roams).caveats if "roams" in caveat]
    assert said == [f"about {roams.name}: Elsewhere it roams on another network"]
    assert not any("roams" in caveat for caveat in judge(phone(declares("B2 B12")), roams).caveats)


def test_a_profile_of_long_ago_is_a_caveat() -> None:
    old = carrier(*LTE, as_of=date(2016, 1, 1))
    assert any("2016-01" in caveat for caveat in judge(phone(declares("B2 B12 U2 U5")), old).caveats)
    assert not judge(phone(declares("B2 B12 U2 U5")), old, date(2017, 6, 1)).caveats


def test_the_earliest_profile_for_an_earlier_day_is_a_caveat() -> None:
    assert any("earliest" in c for c in judge(phone(declares("B2")), carrier(*LTE), date(2010, 1, 1)).caveats)


def test_unknown_names_what_would_settle_it() -> None:
    assert any("label" in step for step in judge(phone(*TWO_VARIANTS), carrier(*layers("B17"))).settle)
    assert any("root" in step for step in judge(phone(seen("B2")), carrier(*LTE)).settle)
    assert judge(phone(declares("B2 B12 U2 U5")), carrier(*LTE)).settle == ()


def test_what_the_modem_has_said_already_is_not_asked_for_again() -> None:
    """A complete LTE list settles LTE; that a 4G phone has no 5G is no question either."""
    with_nr = carrier(*layers("B2 B12 n78"))
    assert judge(phone(declares("B2", Rat.LTE), listed("B2 B12")), with_nr).settle == ()
    (model, modem) = judge(phone(declares("B2", Rat.LTE)), with_nr).settle
    assert model.startswith("the model")
    assert modem.startswith("the modem's list for NR:")
    assert "root" not in modem
