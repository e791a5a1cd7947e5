"""How we know a band's status, in a few words for a person."""

from inspector.bands import info
from inspector.bands.band import Band
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence, Status


def how_we_know(band: Band, evidence: Evidence) -> str:
    """The strongest reason first, then what contradicts it."""
    status = evidence.status(band)
    if status is Status.OFF:
        return f"{_reason(band, evidence)}, but {_switch(band, evidence)}"
    reason = _reason(band, evidence)
    if evidence.contradicts(band):
        return f"{reason}; {_disagreement(band, evidence)}"
    return reason


def spectrum(band: Band) -> str:
    """Where the band lies, as people say it: ``700 MHz``, ``AWS``, ``28 GHz``."""
    known = info(band)
    if known is None:
        return str(band)
    if "AWS" in known.name:
        return "AWS"
    if known.nominal_mhz >= 10_000:
        return f"{round(known.nominal_mhz / 1000)} GHz"
    return f"{known.nominal_mhz} MHz"


def _reason(band: Band, evidence: Evidence) -> str:
    naming = evidence.naming(band)
    proof = [said for said in naming if said.claim in (Claim.SEEN, Claim.DECLARED, Claim.BUILT)]
    denial = [said for said in evidence.silent(band) if said.claim is Claim.DECLARED]
    if proof and (proof[0].claim is not Claim.BUILT or not denial):
        return _proof(proof[0])
    if denial:
        return f"not in the modem's own list ({denial[0].artifact})"
    published = [said for said in evidence.lists if said.claim is Claim.LISTED]
    if not published:
        return _permission(naming) if naming else "nothing the phone prints tells"
    return _published(band, published)


def _proof(said: BandList) -> str:
    if said.claim is Claim.SEEN:
        return said.note or said.detail
    if said.claim is Claim.DECLARED:
        return f"declared by the modem ({said.artifact})"
    return f"in the factory configuration ({said.artifact})"


def _permission(naming: tuple[BandList, ...]) -> str:
    """What a preference or a policy says, which proves nothing."""
    if naming[0].claim is Claim.ALLOWED:
        return f"a policy allows it, which says nothing of the hardware ({naming[0].artifact})"
    return f"a preference asks for it, which can exceed the hardware ({naming[0].artifact})"


def _published(band: Band, published: list[BandList]) -> str:
    having = [said for said in published if band in said.bands]
    lacking = [said for said in published if said.denies(band)]
    mute = [said for said in published if said not in having and said not in lacking]
    whose = {1: "published list", 2: "published lists, both variants"}
    every = whose.get(len(published), f"published lists, all {len(published)} variants")
    if len(having) == len(published):
        return every
    if len(lacking) == len(published):
        return f"not in the {every}"
    if len(mute) == len(published):
        return _mute(band, published)
    absent = "not for" if having else "not published for"
    parts = {"published for": having, absent: lacking, "not stated for": mute}
    return ", ".join(f"{words} {_names(lists)}" for words, lists in parts.items() if lists)


def against(evidence: Evidence) -> str:
    """Which of several variants the phone does not look like, by the bands it proves; empty where nothing tells."""
    published = [said for said in evidence.lists if said.claim is Claim.LISTED]
    proved = {band for said in evidence.lists if said.claim in (Claim.SEEN, Claim.DECLARED) for band in said.bands}
    odd = {said.note: [str(b) for b in sorted(proved) if said.denies(b)] for said in published}
    telling = {name: bands for name, bands in odd.items() if bands}
    if not telling or len(telling) == len(published):
        return ""
    return " ".join(
        f"It shows {', '.join(bands)}, which {name} is not published with." for name, bands in telling.items()
    )


def _mute(band: Band, published: list[BandList]) -> str:
    if any(band in said.unsure for said in published):
        return f"the published list is not clear about {band}"
    if any(known.rat is band.rat for said in published for known in said.bands):
        return f"the published list does not name it, but need not be all of {band.rat}"
    return f"the published list names no {band.rat} bands"


def _names(lists: list[BandList]) -> str:
    names = [said.note or said.variant or "?" for said in lists]
    return ", ".join(names) if len(names) <= 2 else f"{len(names)} variants"


def _switch(band: Band, evidence: Evidence) -> str:
    whose = evidence.switched_off(band)
    if whose is not None:
        return f"all of {band.rat} is switched off by {whose}"
    blocking = evidence.blocking(band)
    if blocking[0].claim is Claim.ENABLED:
        return f"switched off: choose it again in the network settings ({blocking[0].artifact})"
    return f"blocked by a policy of the carrier or country ({blocking[0].artifact})"


def _disagreement(band: Band, evidence: Evidence) -> str:
    denying = {said.claim for said in evidence.silent(band)}
    naming = {said.claim for said in evidence.naming(band)}
    if Claim.LISTED in denying:
        return "the published list does not name it"
    if Claim.DECLARED in denying and Claim.SEEN in naming:
        return "the modem's own list does not name it"
    return "the published list names it" if Claim.LISTED in naming else "the factory configuration names it"
