"""The sentences: the answer one would give a friend, built from the layers that decided it."""

from collections.abc import Iterable, Sequence

from inspector.bands import info
from inspector.bands.band import Band, Rat
from inspector.carriers.model import Profile, Role, Standalone
from inspector.explain import spectrum
from inspector.verdict.model import LayerResult, LayerStatus, NrResult, NrVerdict, Verdict, VoiceResult, VoiceState

_LOW_BAND_KHZ = 1_000_000
_GENERATION = {Rat.GSM: "2G", Rat.UMTS: "3G", Rat.TDSCDMA: "3G", Rat.CDMA: "CDMA"}


def summary(
    verdict: Verdict,
    core: Sequence[LayerResult],
    layers: Sequence[LayerResult],
    nr: NrResult,
    voice: VoiceResult,
) -> str:
    """The whole answer in one to five short sentences, the overall one first and 5G last."""
    sentences = [_overall(verdict, core, layers)]
    if verdict in (Verdict.FITS, Verdict.GAPS) and any(r.serves for r in core):
        sentences += _coverings(core)
        sentences += _voice(voice)
    if verdict is not Verdict.NOT_CHECKED and not (nr.verdict is NrVerdict.NONE and runs_no_nr(layers)):
        sentences.append(f"5G: {nr.verdict}, {nr.why}." if nr.verdict is NrVerdict.NONE else f"5G: {nr.why}.")
    return " ".join(sentence for sentence in sentences if sentence)


def runs_no_nr(layers: Sequence[LayerResult]) -> bool:
    """Whether none of the carrier's layers is NR."""
    return not any(r.band.rat is Rat.NR for r in layers)


def _overall(verdict: Verdict, core: Sequence[LayerResult], layers: Sequence[LayerResult]) -> str:
    match verdict:
        case Verdict.NOT_CHECKED:
            return "Not checked: the phone's answers could not be read."
        case Verdict.UNKNOWN:
            return _undecided(core)
        case Verdict.LACKS:
            return _no_service(core, layers)
        case Verdict.FITS:
            return f"Has every {_rat(core)} core band: {names(core)}.{_also(core, layers)}"
        case Verdict.GAPS:
            return _with_gaps(core, layers)


def _with_gaps(core: Sequence[LayerResult], layers: Sequence[LayerResult]) -> str:
    lacking = [r for r in core if not r.may_serve]
    if not any(r.may_serve for r in core):
        return _fallback_only(core, layers)
    if not lacking and all(r.serves for r in core):
        return f"Has every {_rat(core)} core band ({names(core)}), but calls fail."
    having = [r for r in core if r.serves]
    unknown = [r for r in core if r.status is LayerStatus.UNKNOWN]
    text = f"Has {names(having)}" if having else _sure_fallback(layers)
    if unknown:
        text += f"; not known whether it has {names(unknown)}"
    return f"{text}; {_lacks(lacking)}: {_cost(lacking, core)}.{_switched_off(core)}"


def _sure_fallback(layers: Sequence[LayerResult]) -> str:
    """What carries the phone where no core layer is sure."""
    living = [r for r in layers if r.layer.role is Role.FALLBACK and r.on_air and r.serves]
    return f"Only {_GENERATION[living[-1].band.rat]} is sure ({names(living)})" if living else "No core layer is sure"


def _lacks(lacking: Sequence[LayerResult]) -> str:
    return "lacks " + ", ".join(f"{r.band} ({spectrum(r.band)})" for r in lacking)


def _fallback_only(core: Sequence[LayerResult], layers: Sequence[LayerResult]) -> str:
    """Service over 2G/3G alone: which, on what, and what is missing beside it."""
    living = [r for r in layers if r.layer.role is Role.FALLBACK and r.on_air is not False]
    having = [r for r in living if r.serves] or [r for r in living if r.may_serve]
    newest = _GENERATION[max(having, key=lambda r: r.band.sort_key).band.rat]
    where = listing(_mhz(r.band) for r in having if _GENERATION[r.band.rat] == newest)
    missing = [f"no {spectrum(r.band)}" for r in living if not r.may_serve and _GENERATION[r.band.rat] == newest]
    low = [r for r in core if _is_low(r.band)]
    missing.append(f"no {_rat(core)}: none of its core bands ({names(core)})")
    if low:
        missing.append(f"no {listing(_mhz(r.band) for r in low)} MHz layer, weak indoors and in the country")
    return f"{newest} only, on {where} MHz; {'; '.join(missing)}.{_extras(core, layers)}{_switched_off(core)}"


def _no_service(core: Sequence[LayerResult], layers: Sequence[LayerResult]) -> str:
    fallback = [r for r in layers if r.layer.role is Role.FALLBACK]
    living = [r for r in fallback if r.on_air is not False]
    gone = all(r.on_air is False for r in core)
    none = f"its {_rat(core)} core bands ({names(core)}) are shut down" if gone else _none_of(core)
    if not fallback:
        lead = f"No service to rely on: {none}, and no 2G or 3G of its own to fall back on"
    elif living:
        lead = f"No service to rely on: {none}, and none of its fallback bands ({names(living)})"
    else:
        newest = _GENERATION[max(fallback, key=lambda r: r.band.sort_key).band.rat]
        ended = max((r.layer.ends for r in fallback if r.layer.ends), default=None)
        when = f" (its last 2G/3G layer shut down {ended})" if ended else ""
        lead = f"No service to rely on: no {newest} left{when}, and {none}"
    return f"{lead}.{_extras(core, layers)}{_switched_off(core)}"


def _extras(core: Sequence[LayerResult], layers: Sequence[LayerResult]) -> str:
    """The extra layers of a phone without any core one: no service to rely on, but not nothing."""
    rat = core[0].band.rat
    extras = [r for r in layers if r.band.rat is rat and r.layer.role is Role.EXTRA and r.serves]
    return f" It has {names(extras)}, which the carrier uses only here and there." if extras else ""


def _none_of(core: Sequence[LayerResult]) -> str:
    return f"none of its {_rat(core)} core bands ({names(core)})"


def _undecided(core: Sequence[LayerResult]) -> str:
    if not core:
        return "Not decided: the profile names no LTE core band, so nothing says what a phone needs here."
    unknown = [r for r in core if r.status is LayerStatus.UNKNOWN]
    known = [r for r in core if r.serves]
    lacking = [r for r in core if not r.may_serve]
    parts = [f"not known whether the phone has {names(unknown)}"] if unknown else ["2G/3G on the air not known"]
    if known:
        parts.append(f"has {names(known)}")
    if lacking:
        parts.append(_lacks(lacking))
    return f"Not decided: {'; '.join(parts)}."


def _also(core: Sequence[LayerResult], layers: Sequence[LayerResult]) -> str:
    rat = core[0].band.rat
    more = [r for r in layers if r.band.rat is rat and r.layer.role is Role.EXTRA and r.status is LayerStatus.HAS]
    return f" Also {names(more)}." if more else ""


def _coverings(core: Sequence[LayerResult]) -> list[str]:
    covered = [r for r in core if r.status is LayerStatus.COVERED]
    return [f"{r.band} is {r.why.split(';')[0]}." for r in covered]


def _switched_off(core: Sequence[LayerResult]) -> str:
    off = [r for r in core if r.status is LayerStatus.OFF]
    return f" Switched off, not missing: {names(off)}; {off[0].why}." if off else ""


def _voice(voice: VoiceResult) -> list[str]:
    if voice.state in (VoiceState.VOLTE, VoiceState.CIRCUIT_SWITCHED):
        return []
    return [f"Calls: {voice.why}."]


def _cost(lacking: Sequence[LayerResult], core: Sequence[LayerResult]) -> str:
    """What the missing layers mean to someone holding the phone."""
    low = [r for r in lacking if _is_low(r.band)]
    high = [r for r in lacking if not _is_low(r.band)]
    costs = []
    if low and any(_is_low(r.band) and r.serves for r in core):
        costs.append(f"no service where only {listing(str(r.band) for r in low)} reaches")
    elif low:
        costs.append(f"no {listing(_mhz(r.band) for r in low)} MHz coverage layer, weak indoors and in the country")
    if high:
        costs.append("slower or no service where that layer carries the load")
    return "; ".join(costs)


def nr_layers(verdict: NrVerdict, deciding: Sequence[LayerResult]) -> str:
    """Which NR layers the phone has and what the lacking ones cost."""
    having, lacking = [r for r in deciding if r.serves], [r for r in deciding if not r.may_serve]
    off = [r for r in lacking if r.status is LayerStatus.OFF]
    switch = f"; switched off, not missing: {names(off)} ({off[0].why})" if off else ""
    if verdict is NrVerdict.FITS:
        return f"has {names(having)}"
    if verdict is NrVerdict.LACKS:
        missing = [r for r in lacking if r not in off]
        none = f"has an NR radio, but none of {names(missing or deciding)}"
        return f"{none}{switch}" if missing else f"none now{switch}"
    if any(_is_low(r.band) for r in lacking) and not any(_is_low(r.band) for r in having):
        return f"{names(having)} only, no {names(lacking)}, so no wide-area 5G{switch}"
    return f"{names(having)} only, no {names(lacking)}{switch}"


def nr_unknown(deciding: Sequence[LayerResult]) -> str:
    """Which NR layers nobody can tell about."""
    unknown = [r for r in deciding if r.status is LayerStatus.UNKNOWN]
    having = [r for r in deciding if r.serves]
    lead = f"has {names(having)}; " if having else ""
    return f"{lead}not known whether the phone has {names(unknown)}"


def nr_modes(modes: tuple[str, ...] | None, profile: Profile, lte: Sequence[LayerResult]) -> str:
    """What non-standalone and standalone operation change; empty where nothing is known to stand in the way."""
    if modes == ("NSA",) and profile.nr_sa_only:
        return "; but the phone does NSA only and the carrier SA only"
    if modes == ("NSA",) and lte and not any(r.may_serve for r in lte):
        return "; but NSA needs an LTE band of the carrier and the phone has none"
    if modes == ("SA",) and profile.nr_sa is Standalone.NO:
        return "; but the phone does SA only and the carrier runs no SA"
    return ""


def names(layers: Iterable[LayerResult]) -> str:
    """``B2, B4, B17``: the bands of these layers."""
    return ", ".join(str(r.band) for r in layers)


def _rat(core: Sequence[LayerResult]) -> str:
    return core[0].band.rat


def _mhz(band: Band) -> str:
    known = info(band)
    return str(known.nominal_mhz) if known else str(band)


def _is_low(band: Band) -> bool:
    known = info(band)
    return known is not None and known.downlink_khz is not None and known.downlink_khz[1] < _LOW_BAND_KHZ


def listing(words: Iterable[str]) -> str:
    """``B2``, ``B2 and B4``, ``B2, B4 and B12``; each word once, empty where there is none."""
    distinct = list(dict.fromkeys(words))
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} and {distinct[-1]}"
