"""With complete lists, adding a band to a phone never lowers a verdict (DESIGN 5)."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import carriers
from inspector.bands import all_bands
from inspector.bands.band import Band
from inspector.carriers.model import Profile
from inspector.evidence import Evidence
from inspector.verdict import NrVerdict, Verdict, verdict
from tests.every import every

from .build import declares, enabled

ORDER = [Verdict.LACKS, Verdict.GAPS, Verdict.FITS]
NR_ORDER = [NrVerdict.NONE, NrVerdict.LACKS, NrVerdict.GAPS, NrVerdict.FITS]
DAYS = [date(2016, 10, 31), date(2022, 2, 22), date(2024, 6, 1), date(2026, 11, 24)]
USED = sorted({layer.band for profile in carriers.SHIPPED.everything() for layer in profile.layers})
PROFILES = [
    profile
    for day in DAYS
    for country in carriers.SHIPPED.countries()
    for profile in carriers.carriers_at(day, country)
]

band_sets = st.frozensets(st.sampled_from(USED), max_size=25)
any_band = st.one_of(st.sampled_from(USED), st.sampled_from(sorted(all_bands())))


def holding(bands: frozenset[Band]) -> Evidence:
    return Evidence((declares(" ".join(str(band) for band in bands)),))


def score(evidence: Evidence, profile: Profile, day: date) -> tuple[int | None, int]:
    """Both places in the order of "never worse"; None for unknown, which has no place in it."""
    result = verdict(evidence, profile, day)
    overall = ORDER.index(result.verdict) if result.verdict in ORDER else None
    return overall, NR_ORDER.index(result.nr.verdict)


def worse(first: int | None, second: int | None) -> bool:
    return first is not None and second is not None and first < second


@settings(max_examples=400, deadline=None)
@given(bands=band_sets, extra=any_band, profile=st.sampled_from(PROFILES), day=st.sampled_from(DAYS))
def test_adding_a_band_never_lowers_a_verdict(bands: frozenset[Band], extra: Band, profile: Profile, day: date) -> None:
    before, after = score(holding(bands), profile, day), score(holding(bands | {extra}), profile, day)
    assert not worse(after[0], before[0])
    assert after[1] >= before[1]


@settings(max_examples=100, deadline=None)
@given(bands=band_sets, off=st.sampled_from(USED), profile=st.sampled_from(PROFILES), day=st.sampled_from(DAYS))
def test_switching_a_band_off_never_raises_a_verdict(
    bands: frozenset[Band], off: Band, profile: Profile, day: date
) -> None:
    free = holding(bands)
    locked = Evidence((*free.lists, enabled(" ".join(str(band) for band in USED if band != off))))
    assert not worse(score(free, profile, day)[0], score(locked, profile, day)[0])


@settings(max_examples=100, deadline=None)
@given(bands=band_sets, profile=st.sampled_from(PROFILES), day=st.sampled_from(DAYS))
def test_a_complete_list_leaves_nothing_unknown_but_what_the_carrier_leaves_open(
    bands: frozenset[Band], profile: Profile, day: date
) -> None:
    result = verdict(holding(bands), profile, day)
    open_air = any(layer.on_air is None for layer in result.layers)
    no_core = not any(r.layer.role == "core" and r.on_air is not False for r in result.layers)
    assert result.verdict is not Verdict.UNKNOWN or open_air or no_core


@every("profile", PROFILES, lambda p: f"{p.id}-{p.as_of}")
def test_a_phone_with_every_band_fits_every_carrier_that_has_an_lte_core(profile: Profile) -> None:
    result = verdict(holding(frozenset(USED)), profile, DAYS[-1])
    core = [r for r in result.layers if r.layer.role == "core" and r.on_air is not False]
    if any(r.band.rat == "LTE" for r in core) or profile.nr_sa_only:
        assert result.verdict is Verdict.FITS
    assert "fits" not in {r.status for r in result.layers}
