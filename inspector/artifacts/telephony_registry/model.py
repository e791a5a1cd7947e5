"""What one ``dumpsys telephony.registry`` says now, slot by slot.

Unknown is None; nothing is weighed or merged yet.
"""

from inspector.bands.band import Rat
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CellIdentity:
    """A CellIdentity* object without what identifies a place (cell id, TAC, PCI are never read).

    ``channel`` is ARFCN, UARFCN, EARFCN or NR-ARFCN of the downlink. ``bands`` is ``mBands`` as the modem
    gave it (LTE and NR, Android 11 and later; a band can stand there twice). ``plmn`` is None where the
    MNC's length is lost: Android before 9 prints it as an integer.
    """

    rat: Rat
    channel: int | None = None
    bands: tuple[int, ...] = ()
    bandwidth_khz: int | None = None
    plmn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellInfo:
    """One measured cell.

    ``status`` is CellInfo.CONNECTION_*: 0 none, 1 primary, 2 secondary, None unknown.
    """

    cell: CellIdentity
    registered: bool | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalChannel:
    """One PhysicalChannelConfig: a carrier in use, or the last list of an idle modem.

    ``rat`` is None where none is printed (Android 9) or it is unknown: then neither channel nor band can be
    read. ``band`` is the modem's enumeration as printed (for GSM, TD-SCDMA and CDMA not the band's number).
    ``primary`` is True for PrimaryServing, False for SecondaryServing.
    """

    rat: Rat | None
    primary: bool | None
    channel: int | None = None
    band: int | None = None
    bandwidth_khz: int | None = None
    frequency_khz: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRegistration:
    """One NetworkRegistrationState (Android 9) or NetworkRegistrationInfo (10 and later).

    ``domain`` is CS, PS or CS_PS; ``transport`` WWAN or WLAN; ``state`` as printed (HOME, NOT_REG_SEARCHING
    ...); ``technology`` a family of ``access_technology``; ``nr_state`` None where it is masked (user
    builds from 12).
    """

    domain: str | None
    transport: str | None
    state: str | None
    technology: str | None = None
    cell: CellIdentity | None = None
    plmn: str | None = None
    nr_state: str | None = None
    endc_available: bool | None = None
    nr_available: bool | None = None
    dcnr_restricted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceState:
    """A ServiceState of any version.

    ``voice_state`` and ``data_state``: 0 in service, 1 out of service, 2 emergency only, 3 power off.
    ``channel`` is the serving channel of a RAT that the field itself does not name.
    """

    voice_state: int | None = None
    data_state: int | None = None
    emergency_only: bool | None = None
    voice_roaming: bool | None = None
    data_roaming: bool | None = None
    operator: str | None = None
    plmn: str | None = None
    voice_technology: str | None = None
    data_technology: str | None = None
    channel: int | None = None
    bandwidths_khz: tuple[int, ...] = ()
    registrations: tuple[NetworkRegistration, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayInfo:
    """TelephonyDisplayInfo (Android 12 and later): what the status bar shows, not what the radio does."""

    technology: str | None = None
    override: str | None = None
    roaming: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotState:
    """The current state of one Phone Id. ``cell_infos`` is None where the list is ``null`` or not printed."""

    slot: int
    service: ServiceState | None = None
    cell_identity: CellIdentity | None = None
    cell_infos: tuple[CellInfo, ...] | None = None
    physical_channels: tuple[PhysicalChannel, ...] | None = None
    display: DisplayInfo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """All slots in order, and what is said of the whole phone.

    ``nr_capability`` is ``mDeviceNrCapability`` (1 NSA, 2 SA); None where it is empty, unknown or not
    printed. ``radio_power`` is ``mRadioPowerState``: 0 off, 1 on, 2 unavailable.
    """

    slots: tuple[SlotState, ...] = ()
    nr_capability: tuple[int, ...] | None = None
    radio_power: int | None = None
