"""What the next date changes: networks end, some on days that are known. Pure: no I/O, no clock.

Plans are taken to be kept from the day asked for on. One whose day has already passed without confirmation stays what
it is in the verdict: still on the air.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from inspector.carriers.as_of import at
from inspector.carriers.model import Layer, OnAir, Profile
from inspector.evidence import Evidence
from inspector.verdict.model import Change, Result, Verdict, VoiceState
from inspector.verdict.rules import verdict
from inspector.verdict.wording import listing

_DAY = timedelta(days=1)


def with_outlook(result: Result, phone: Evidence, periods: Sequence[Profile]) -> Result:
    """The result, with the next date that changes it at the end of its summary. ``periods``: all of its carrier."""
    if result.verdict is Verdict.NOT_CHECKED:
        return result
    change = next_change(result, phone, periods)
    return result if change is None else replace(result, next_change=change, summary=f"{result.summary} {change.why}")


def next_change(result: Result, phone: Evidence, periods: Sequence[Profile]) -> Change | None:
    """The first day after which the verdict, that for 5G or the way to call is another, or the carrier is gone."""
    for last_day in _last_days(periods, result.as_of):
        kept = [_plans_kept(profile, result.as_of, last_day) for profile in periods]
        then = verdict(phone, at(kept, last_day + _DAY), last_day + _DAY)
        gone = then.profile.ended == last_day
        if gone or _answer(then) != _answer(result):
            why = _gone(then) if gone else _why(result, then, last_day)
            return Change(last_day=last_day, verdict=then.verdict, nr=then.nr.verdict, voice=then.voice.state, why=why)
    return None


def _last_days(periods: Sequence[Profile], day: date) -> list[date]:
    """The last day of everything that ends after the day, the next first."""
    ends = {layer.ends for profile in periods for layer in profile.layers}
    ends |= {profile.ended for profile in periods}
    return sorted(end for end in ends if end is not None and end >= day)


def _plans_kept(profile: Profile, day: date, last_day: date) -> Profile:
    """The profile with everything shut down that is planned to end from the day asked for up to that last day."""
    return replace(profile, layers=tuple(_plan_kept(layer, day, last_day) for layer in profile.layers))


def _plan_kept(layer: Layer, day: date, last_day: date) -> Layer:
    planned = layer.status is OnAir.ENDING and layer.ends is not None and day <= layer.ends <= last_day
    return replace(layer, status=OnAir.SHUTDOWN) if planned else layer


def _answer(result: Result) -> tuple[object, ...]:
    return result.verdict, result.nr.verdict, result.voice.state


def _gone(then: Result) -> str:
    where = f"; ask {then.profile.successor} then" if then.profile.successor else ""
    return f"{then.profile.name} ends as a network of its own on {then.profile.ended}{where}."


def _why(now: Result, then: Result, last_day: date) -> str:
    """``On 2027-01-31 U1 is planned to end: then gaps; it loses voice ...``"""
    ending = [r.layer for r in now.layers if r.on_air is not False and r.layer.ends == last_day]
    bands = listing(str(layer.band) for layer in ending) or "a layer"
    planned = any(layer.status is OnAir.ENDING for layer in ending)
    verb = (
        ("are planned to end" if planned else "end")
        if len(ending) > 1
        else ("is planned to end" if planned else "ends")
    )
    said = []
    if then.verdict is not now.verdict:
        said.append(f"then {then.verdict}")
    if then.verdict is not Verdict.LACKS:
        said += _calls(now, then)
    if then.nr.verdict is not now.nr.verdict:
        said.append(f"5G then {then.nr.verdict}")
    return f"On {last_day} {bands} {verb}: {'; '.join(said)}."


def _calls(now: Result, then: Result) -> list[str]:
    if then.voice.state is now.voice.state:
        return []
    if then.voice.state is VoiceState.FAILS:
        return ["it loses voice, for VoLTE is all that is left and the phone shows it not provisioned"]
    if then.voice.state is VoiceState.UNKNOWN:
        return ["calls need VoLTE from then on, which the phone does not show provisioned"]
    return [f"calls then by {then.voice.state.value.replace('_', ' ')}"]
