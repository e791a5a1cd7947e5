"""The cells of one slot: every field that names one is a sighting, and sightings of one channel are one cell.

The registration, the cell list, the physical channels and ``mChannelNumber`` that name the same channel are
one cell. A sighting without a channel belongs to the serving cell of its RAT, unless it names another band;
then it is a cell of its own. What has neither channel nor band is no cell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspector.artifacts.telephony_registry import CellIdentity, CellInfo, PhysicalChannel, SlotState
from inspector.bands import Band, Direction, Rat, bands_of, frequency_khz
from inspector.dataclass import dataclass
from inspector.facts.aggregation import with_aggregation
from inspector.facts.model import Cell, CellRole
from inspector.quirks import (
    band_of_physical_channel,
    bands_named,
    channel_of_its_own_rat,
    earfcn_cut_to_16_bits,
    rat_of_serving_channel,
    signal_is_no_channel,
    zero_is_no_channel,
)

_ROLES = (CellRole.PRIMARY, CellRole.SECONDARY, CellRole.NEIGHBOUR, CellRole.UNKNOWN)
_REGISTERED = frozenset({"HOME", "ROAMING"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one field says of one cell.

    ``named`` are the bands it names itself; ``field`` is where it stands.
    """

    rat: Rat
    channel: int | None
    named: frozenset[Band]
    role: CellRole
    registered: bool | None
    field: str
    bandwidth_khz: int | None = None
    frequency_khz: int | None = None

    @property
    def bands(self) -> frozenset[Band]:
        """The named bands, else every band that has the channel."""
        if self.named or self.channel is None:
            return self.named
        return frozenset(bands_of(self.rat, self.channel))


def cells(state: SlotState, artifact: str) -> tuple[Cell, ...]:
    """All cells of the slot, the primary ones first, as this artifact names them."""
    found = [_believable(sighting) for sighting in _sightings(state)]
    carriers = len(state.service.bandwidths_khz) if state.service else 0
    merged = merge(_nr_beside_lte(found))
    return with_aggregation([replace(cell, artifact=artifact) for cell in merged], carriers)


def merge(sightings: Iterable[Sighting]) -> tuple[Cell, ...]:
    """Group sightings into cells."""
    by_channel: dict[tuple[Rat, int], list[Sighting]] = {}
    without: list[Sighting] = []
    for sighting in sightings:
        if sighting.channel is None:
            without.append(sighting)
        else:
            by_channel.setdefault((sighting.rat, sighting.channel), []).append(sighting)
    groups = _join_cut_channels(by_channel)
    serving = sorted((group for group in groups if _in_use(group)), key=lambda group: not _serves(group))
    own: dict[tuple[Rat, frozenset[Band]], list[Sighting]] = {}
    for sighting in sorted(without, key=lambda sighting: not sighting.named):
        group = next((group for group in serving if _belongs(sighting, group)), None)
        if group is not None:
            group.append(sighting)
        elif sighting.named:
            own.setdefault((sighting.rat, sighting.named), []).append(sighting)
    return tuple(sorted(map(_cell, [*groups, *own.values()]), key=_order))


def _belongs(sighting: Sighting, group: list[Sighting]) -> bool:
    """Whether a sighting without a channel speaks of this serving cell: by its band, else by its role."""
    if sighting.rat is not group[0].rat:
        return False
    if sighting.named:
        return bool(sighting.named & _bands(group)) and (sighting.role is not CellRole.NEIGHBOUR or _serves(group))
    return sighting.role is CellRole.PRIMARY and _serves(group)


def _sightings(state: SlotState) -> Iterator[Sighting]:
    service = state.service
    for info in service.registrations if service else ():
        if info.cell is not None and info.transport != "WLAN":
            label = f"mServiceState {info.domain or ''} registration".replace("  ", " ")
            yield _of_identity(info.cell, CellRole.PRIMARY, info.state in _REGISTERED, label)
    if state.cell_identity is not None and _in_service(state):
        yield _of_identity(state.cell_identity, CellRole.PRIMARY, None, "mCellIdentity")
    for channel in state.physical_channels or ():
        if channel.rat is not None:
            yield _of_physical_channel(channel, channel.rat)
    for measured in state.cell_infos or ():
        yield _of_identity(measured.cell, _role(measured), measured.registered, "mCellInfo")
    if service is not None and service.channel is not None:
        rat = rat_of_serving_channel(service.voice_technology, service.data_technology)
        if rat is not None:
            single = service.bandwidths_khz[0] if len(service.bandwidths_khz) == 1 else None
            yield Sighting(
                rat=rat,
                channel=service.channel,
                named=frozenset(),
                role=CellRole.PRIMARY,
                registered=None,
                field="mChannelNumber",
                bandwidth_khz=single,
            )


def _of_identity(cell: CellIdentity, role: CellRole, registered: bool | None, field: str) -> Sighting:
    return Sighting(
        rat=cell.rat,
        channel=cell.channel,
        named=bands_named(cell.rat, cell.bands),
        role=role,
        registered=registered,
        field=field,
        bandwidth_khz=cell.bandwidth_khz,
    )


def _of_physical_channel(channel: PhysicalChannel, rat: Rat) -> Sighting:
    roles = {True: CellRole.PRIMARY, False: CellRole.SECONDARY, None: CellRole.UNKNOWN}
    return Sighting(
        rat=rat,
        channel=channel.channel,
        named=band_of_physical_channel(rat, channel.band),
        role=roles[channel.primary],
        registered=None,
        field="mPhysicalChannelConfigs",
        bandwidth_khz=channel.bandwidth_khz,
        frequency_khz=channel.frequency_khz,
    )


def _role(info: CellInfo) -> CellRole:
    if info.status in (1, 2):
        return CellRole.PRIMARY if info.status == 1 else CellRole.SECONDARY
    if info.registered is None:
        return CellRole.UNKNOWN
    return CellRole.PRIMARY if info.registered else CellRole.NEIGHBOUR


def _in_service(state: SlotState) -> bool:
    """The last cell's identity outlives the service; a state that is not printed is no reason against it."""
    service = state.service
    return service is None or 0 in (service.voice_state, service.data_state) or service.voice_state is None


def _believable(sighting: Sighting) -> Sighting:
    channel = zero_is_no_channel(sighting.channel)
    if sighting.rat is Rat.LTE:
        channel = earfcn_cut_to_16_bits(channel, sighting.named)
        channel = channel if sighting.named else signal_is_no_channel(channel)
    return replace(sighting, channel=channel_of_its_own_rat(sighting.rat, channel))


def _nr_beside_lte(sightings: list[Sighting]) -> list[Sighting]:
    """Beside a serving LTE cell an NR cell is the second leg (EN-DC), though the list calls it registered."""
    if not any(sighting.rat is Rat.LTE and sighting.role is CellRole.PRIMARY for sighting in sightings):
        return sightings
    return [
        replace(sighting, role=CellRole.SECONDARY)
        if sighting.rat is Rat.NR and sighting.role is CellRole.PRIMARY and sighting.field == "mCellInfo"
        else sighting
        for sighting in sightings
    ]


def _join_cut_channels(by_channel: dict[tuple[Rat, int], list[Sighting]]) -> list[list[Sighting]]:
    """The serving cell's EARFCN whole in one field and cut to 16 bits in another is one channel."""
    for (rat, channel), group in list(by_channel.items()):
        whole = by_channel.get((rat, channel + 65536))
        if rat is Rat.LTE and whole and _serves(whole) and _serves(group) and not any(s.named for s in group):
            whole.extend(replace(sighting, channel=channel + 65536) for sighting in group)
            del by_channel[(rat, channel)]
    return list(by_channel.values())


def _serves(group: list[Sighting]) -> bool:
    return any(sighting.role is CellRole.PRIMARY for sighting in group)


def _in_use(group: list[Sighting]) -> bool:
    return any(sighting.role in (CellRole.PRIMARY, CellRole.SECONDARY) for sighting in group)


def _bands(group: list[Sighting]) -> frozenset[Band]:
    """The bands that the named ones have in common; all of them where they contradict each other.

    Where no field names one, the bands that have the channel.
    """
    named = [sighting.named for sighting in group if sighting.named]
    if not named:
        return group[0].bands
    return frozenset.intersection(*named) or frozenset.union(*named)


def _cell(group: list[Sighting]) -> Cell:
    first = group[0]
    bands = _bands(group)
    flags = {sighting.registered for sighting in group}
    return Cell(
        rat=first.rat,
        bands=tuple(sorted(bands)),
        channel=first.channel,
        frequency_khz=_frequency(group, bands),
        bandwidth_khz=next((s.bandwidth_khz for s in group if s.bandwidth_khz), None),
        role=next(role for role in _ROLES if any(s.role is role for s in group)),
        registered=True if True in flags else False if False in flags else None,
        detail=_detail(group),
    )


def _frequency(group: list[Sighting], bands: frozenset[Band]) -> int | None:
    """The channel's, if one of the cell's bands has it; else what the phone worked out itself."""
    first = group[0]
    if first.channel is not None and bands & set(bands_of(first.rat, first.channel)):
        return frequency_khz(first.rat, first.channel, Direction.DOWNLINK)
    return next((s.frequency_khz for s in group if s.frequency_khz), None)


def _detail(group: list[Sighting]) -> str:
    """The fields that said it: ``mCellInfo: channel 1300, bands B3``."""
    said = []
    for sighting in group:
        words = [f"channel {sighting.channel}"] if sighting.channel is not None else []
        words += [f"band {' or '.join(map(str, sorted(sighting.named)))}"] if sighting.named else []
        said += [f"{sighting.field}: {', '.join(words)}"] if words else []
    return "; ".join(dict.fromkeys(said))


def _order(cell: Cell) -> tuple[int, list[tuple[int, int]], int]:
    return _ROLES.index(cell.role), [band.sort_key for band in cell.bands], cell.channel or 0
