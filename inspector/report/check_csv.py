"""``inspector check`` as CSV: a line for each carrier and layer."""

from collections.abc import Iterator

from inspector.report.csv_lines import csv_lines
from inspector.report.layers import layer_lines
from inspector.report.model import CheckReport
from inspector.report.text import Page

_HEAD = (
    "brand", "model", "device", "variant", "match", "source", "taken_at",
    "carrier", "name", "country", "as_of", "verdict", "nr", "voice", "summary",
    "band", "mhz", "role", "on_air", "ends", "status", "by", "phone", "why",
)  # fmt: skip
_ON_AIR = {True: "yes", False: "no", None: ""}


def check_csv(report: CheckReport, _: Page) -> Iterator[str]:
    """A line for each layer, with its phone and carrier, so that any line can stand alone; unknown is empty."""
    yield csv_lines([_HEAD])
    phone = report.phone
    identity, match = phone.facts.identity, phone.match
    variants = " or ".join(variant.id for variant in match.variants)
    fit = ("exact" if match.exact else "candidate") if match.variants else ""
    taken = phone.taken_at.date().isoformat() if phone.taken_at else ""
    who = (identity.brand or "", identity.model or "", identity.device or "", variants, fit, phone.label, taken)
    for result in report.results:
        profile = result.profile
        answer = (result.verdict.value, result.nr.verdict.value, result.voice.state.value, result.summary)
        carrier = (profile.id, profile.name, profile.country, result.as_of.isoformat(), *answer)
        layers = [
            (
                one.band,
                one.mhz,
                one.result.layer.role.value,
                _ON_AIR[one.result.on_air],
                one.result.layer.ends.isoformat() if one.result.layer.ends else "",
                one.result.status.value,
                str(one.result.by or ""),
                phone.evidence.status(one.result.band).value,
                one.why,
            )
            for one in layer_lines(result, phone)
        ]
        yield csv_lines([(*who, *carrier, *layer) for layer in layers or [("",) * 9]])
