"""Phone evidence x carrier profile -> verdict. Pure: no I/O, no clock.

The unknown is decided both ways: once as if the phone had it, once as if not. Where both give the same answer, that is
the answer; where they differ, it is ``unknown``.
"""

from datetime import date

from inspector.bands import info
from inspector.bands.band import Rat
from inspector.carriers.model import Layer, Profile, Role
from inspector.evidence import Evidence
from inspector.verdict import caveats, wording
from inspector.verdict.layer import judge
from inspector.verdict.model import (
    Answer,
    LayerResult,
    NrResult,
    NrVerdict,
    Result,
    Verdict,
    VoiceResult,
    VoiceState,
)


def verdict(phone: Evidence, profile: Profile, day: date) -> Result:
    """What this phone can do on this carrier on that day, and why."""
    phone = phone.on_carrier(profile.plmns)
    layers = tuple(judge(layer, profile, phone, day) for layer in profile.layers)
    answer = decide(phone, profile, layers)
    return Result(
        profile=profile,
        as_of=day,
        verdict=answer.verdict,
        summary=answer.summary,
        layers=layers,
        nr=answer.nr,
        voice=answer.voice,
        settle=caveats.settle(answer.nr.verdict, layers, phone),
        caveats=caveats.caveats(answer.verdict, profile, layers, phone, day),
    )


def decide(phone: Evidence, profile: Profile, layers: tuple[LayerResult, ...]) -> Answer:
    """What the judged layers come to. Of the phone it asks VoLTE, 5G modes, NR radio, and whether it was heard."""
    voice = _voice(phone, profile, layers)
    nr = _nr(phone, profile, layers)
    answer = _overall(profile, layers, voice) if phone.heard else Verdict.NOT_CHECKED
    core = core_of(profile, layers) or named_core_of(profile, layers)
    return Answer(verdict=answer, summary=wording.summary(answer, core, layers, nr, voice), nr=nr, voice=voice)


def named_core_of(profile: Profile, layers: tuple[LayerResult, ...]) -> tuple[LayerResult, ...]:
    """The core layers the profile names: LTE; where the carrier has no LTE at all (standalone), NR."""
    has_lte = any(result.band.rat is Rat.LTE for result in layers)
    rat = Rat.NR if profile.nr_sa_only and not has_lte else Rat.LTE
    return tuple(r for r in layers if r.band.rat is rat and r.layer.role is Role.CORE)


def core_of(profile: Profile, layers: tuple[LayerResult, ...]) -> tuple[LayerResult, ...]:
    """The core layers that decide: those that are, or may be, on the air."""
    return tuple(r for r in named_core_of(profile, layers) if r.on_air is not False)


def fallback_of(layers: tuple[LayerResult, ...]) -> tuple[LayerResult, ...]:
    """The 2G/3G layers that are, or may be, on the air."""
    return tuple(r for r in layers if r.layer.role is Role.FALLBACK and r.on_air is not False)


def _overall(profile: Profile, layers: tuple[LayerResult, ...], voice: VoiceResult) -> Verdict:
    if not named_core_of(profile, layers):
        return Verdict.UNKNOWN
    core, fallback = core_of(profile, layers), fallback_of(layers)
    fails = voice.state is VoiceState.FAILS
    best = _decide([r.may_serve for r in core], any(r.may_serve for r in fallback), fails)
    worst = _decide([r.serves for r in core], any(r.serves and r.on_air for r in fallback), fails)
    return best if best is worst else Verdict.UNKNOWN


def _decide(core: list[bool], fallback: bool, voice_fails: bool) -> Verdict:
    if core and all(core):
        return Verdict.GAPS if voice_fails else Verdict.FITS
    if any(core) or fallback:
        return Verdict.GAPS
    return Verdict.LACKS


def _voice(phone: Evidence, profile: Profile, layers: tuple[LayerResult, ...]) -> VoiceResult:
    state, why = _voice_state(phone, profile, fallback_of(layers))
    return VoiceResult(need=profile.volte, state=state, why=why)


def _voice_state(phone: Evidence, profile: Profile, fallback: tuple[LayerResult, ...]) -> tuple[VoiceState, str]:
    calls = [r for r in fallback if r.serves and r.on_air]
    if phone.volte:
        return VoiceState.VOLTE, f"the phone shows VoLTE provisioned{_because(phone)}"
    if calls:
        return VoiceState.CIRCUIT_SWITCHED, f"2G/3G still carries them ({', '.join(str(r.band) for r in calls)})"
    maybe = any(r.may_serve for r in fallback)
    if phone.volte is False and not maybe:
        return VoiceState.FAILS, f"VoLTE is the only voice left and the phone shows it not provisioned{_because(phone)}"
    if maybe:
        return VoiceState.UNKNOWN, "not known whether the phone has a 2G/3G layer that is still on the air"
    need = "VoNR" if profile.nr_sa_only else "VoLTE"
    return VoiceState.UNKNOWN, f"{need} is the only voice left; the phone does not show it provisioned"


def _because(phone: Evidence) -> str:
    return f": {phone.volte_why}" if phone.volte_why else ""


def _nr(phone: Evidence, profile: Profile, layers: tuple[LayerResult, ...]) -> NrResult:
    deciding = _nr_deciding(layers)
    answer, why = _nr_answer(phone, deciding)
    if answer is not NrVerdict.NONE:
        lte = [r for r in layers if r.band.rat is Rat.LTE and r.on_air is not False]
        why += wording.nr_modes(phone.nr_modes, profile, lte)
    return NrResult(verdict=answer, why=why, modes=phone.nr_modes)


def _nr_deciding(layers: tuple[LayerResult, ...]) -> list[LayerResult]:
    """The NR core layers; over the extra ones where no core is named. What a phone cannot answer on never decides."""
    on_air = [r for r in layers if r.band.rat is Rat.NR and r.on_air is not False and _has_uplink(r.layer)]
    return [r for r in on_air if r.layer.role is Role.CORE] or on_air


def _nr_answer(phone: Evidence, deciding: list[LayerResult]) -> tuple[NrVerdict, str]:
    if not deciding:
        return NrVerdict.NONE, "the carrier runs no NR"
    if phone.has_radio(Rat.NR) is False:
        return NrVerdict.NONE, "the phone has no NR radio"
    best = _nr_decide([r.may_serve for r in deciding])
    worst = _nr_decide([r.serves for r in deciding])
    if best is not worst:
        return NrVerdict.UNKNOWN, wording.nr_unknown(deciding)
    return best, wording.nr_layers(best, deciding)


def _nr_decide(layers: list[bool]) -> NrVerdict:
    if all(layers):
        return NrVerdict.FITS
    return NrVerdict.GAPS if any(layers) else NrVerdict.LACKS


def _has_uplink(layer: Layer) -> bool:
    # A phone can only listen on a downlink-only band (3GPP: SDL); such a band alone is no service.
    known = info(layer.band)
    return known is None or not known.downlink_only
