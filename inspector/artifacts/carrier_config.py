"""``dumpsys carrier_config``: what the carrier of each SIM is said to want. Policy, never capability of the modem.

Up to four more layers lie over Android's defaults and the last that names a key wins: the defaults, what the
platform's carrier database says (default app), what the carrier's own app says, and overrides of tests. Source:
CarrierConfigLoader.dump, API 24 to 36; android-formats, 3.2 and 6.7.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from inspector.artifacts.lines import texts
from inspector.artifacts.refusals import refusal, timed_out
from inspector.artifacts.slots import MAX_SLOTS
from inspector.dataclass import dataclass
from inspector.phone.questions import CARRIER_CONFIG
from inspector.problems import Problem

ARTIFACT = CARRIER_CONFIG

KEYS = (
    # Voice over LTE, NR and Wi-Fi
    "carrier_volte_available_bool",
    "carrier_volte_provisioned_bool",
    "carrier_volte_provisioning_required_bool",
    "carrier_volte_override_wfc_provisioning_bool",
    "carrier_default_wfc_ims_enabled_bool",
    "carrier_vt_available_bool",
    "carrier_wfc_ims_available_bool",
    "editable_enhanced_4g_lte_bool",
    "enhanced_4g_lte_on_by_default_bool",
    "hide_enhanced_4g_lte_bool",
    "imsvoice.carrier_volte_roaming_available_bool",
    "ims.sa_disable_policy_int",
    "volte_replacement_rat_int",
    "vonr_enabled_bool",
    "vonr_on_by_default_bool",
    "vonr_setting_visibility_bool",
    # Which generations
    "4g_only_bool",
    "carrier_nr_availabilities_int_array",
    "hide_enable_2g_bool",
    "hide_preferred_network_type_bool",
    "lte_enabled_bool",
    "nr_enabled_bool",
    "prefer_2g_bool",
    "prefer_3g_visibility_bool",
    "world_mode_enabled_bool",
    "world_phone_bool",
    # Bands and bandwidths
    "additional_nr_advanced_bands_int_array",
    "lte_plus_threshold_bandwidth_khz_int",
    "nr_advanced_threshold_bandwidth_khz_int",
    # Roaming
    "enable_nr_advanced_for_roaming_bool",
    "force_home_network_bool",
    "gsm_roaming_networks_string_array",
    "gsm_nonroaming_networks_string_array",
    "cdma_roaming_networks_string_array",
    "cdma_nonroaming_networks_string_array",
    "cdma_roaming_mode_int",
)
"""What is read: everything that bears on voice, generations, bands and roaming. Matched whole, never in part."""

_MAX_LINES = 200_000

_DEFAULTS = "default"
_CARRIER_APP = "carrier app"
_LAYERS = {
    "Default Values from CarrierConfigManager": _DEFAULTS,
    "mConfigFromDefaultApp": "default app",
    "mConfigFromCarrierApp": _CARRIER_APP,
    "mPersistentOverrideConfigs": "persistent override",
    "mOverrideConfigs": "override",
}
"""Title to layer. A dump prints them in the order in which they overrule one another.

A maker's own (Motorola's ``mConfigFromOemApp``) stands in its place among them and is called by its title.
"""

_NO_CARRIERS_WORD = frozenset({_DEFAULTS, "persistent override", "override"})

_WANTED = frozenset(KEYS)
_PHONE = re.compile(r"\s{0,40}Phone Id ?= ?(\d{1,3})\s*$", re.ASCII)
_TITLE = re.compile(
    r"\s{0,40}(Default Values from CarrierConfigManager|m[A-Z][A-Za-z]{0,60})(?: : ?|=)"
    r"(null\s*$|PersistableBundle\[\{|\s*$)"
)
_PHONES_END = re.compile(
    r"\s{0,40}(?:mNoSimConfig\b|mNumPhones=|mServiceConnection=|CarrierConfigLoad(?:ingLog=|er local log)"
    r"|Cached config files:|\*\*\* SERVICE |-{8})"
)
_VALUE = re.compile(r"\s{0,80}([A-Za-z0-9_.]{1,100}) = ?(.*)$", re.DOTALL)
_BUNDLE_KEY = re.compile(r"(?:^|, )([A-Za-z0-9_.]{1,100})=")
_BUNDLE_END = "}]"
_NUMBER_LIST = re.compile(r"\[(?:-?\d{1,11}(?:, ?-?\d{1,11}){0,500})?\]", re.ASCII)
_LONGEST_VALUE = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotConfig:
    """What holds for the SIM in one slot, counted from 0 (Phone Id).

    ``values`` are the effective values as printed, only of KEYS; ``layers`` names for each the layer that said it:
    ``default``, ``default app``, ``carrier app``, ``persistent override``, ``override`` or a maker's own title.
    ``loaded``: one of the apps gave a config; if not, only Android's defaults speak and nothing is known of the
    carrier. The default app gives a few keys even without a SIM.
    """

    slot: int
    values: Mapping[str, str]
    layers: Mapping[str, str]
    loaded: bool

    def boolean(self, key: str) -> bool | None:
        """True or False where the key says so, else None."""
        return {"true": True, "false": False}.get(self.values.get(key, ""))

    def integers(self, key: str) -> tuple[int, ...] | None:
        """The numbers of ``[1, 2]``, () for ``[]``; None where absent or printed as a hash (``[I@1f``)."""
        value = self.values.get(key, "")
        if not _NUMBER_LIST.fullmatch(value):
            return None
        return tuple(map(int, value[1:-1].split(","))) if value != "[]" else ()


@dataclass(slots=True)
class _Phone:
    """One ``Phone Id`` while it is read. ``current`` is the layer whose keys are being printed."""

    slot: int
    values: dict[str, str] = field(default_factory=dict)
    layers: dict[str, str] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    current: str | None = None
    cut: bool = False

    def say(self, key: str, value: str) -> None:
        if self.current is not None and value != "null":
            self.values[key] = value
            self.layers[key] = self.current

    def config(self) -> SlotConfig:
        """Read-only; of a dump that ends before the carrier's own layer nothing is known."""
        known = self.whole
        return SlotConfig(
            slot=self.slot,
            values=MappingProxyType(self.values if known else {}),
            layers=MappingProxyType(self.layers if known else {}),
            loaded=known and not self.given <= _NO_CARRIERS_WORD,
        )

    @property
    def whole(self) -> bool:
        return _CARRIER_APP in self.titles and not self.cut


def parse(raw: bytes) -> tuple[tuple[SlotConfig, ...], list[Problem]]:
    """Each phone's effective config in slot order, from Android 7's one-line bundles or the blocks of 8.1 and later.

    A dump that ends before a phone's last layers gives no value for it: what was cut off would have overruled.
    """
    problems: list[Problem] = []
    phones: dict[int, _Phone] = {}
    head: list[str] = []
    phone: _Phone | None = None
    closed = False
    for count, line in enumerate(texts(raw, ARTIFACT, problems)):
        if count == _MAX_LINES:
            problems.append(Problem("too-large", ARTIFACT, f"longer than {_MAX_LINES} lines; the rest was not read"))
            closed = False
            break
        closed = not line
        if len(head) < 4 and line.strip():
            head.append(line)
        begins = _PHONE.match(line)
        if begins:
            phone = _begin(phones, int(begins[1]))
        elif phone is not None and _PHONES_END.match(line):
            phone.cut |= phone.current is not None and line.lstrip().startswith("***")
            phone = None
        elif phone is not None:
            _read_line(phone, line)
    if phone is not None and phone.current is not None:
        # Each block of keys ends with an empty line.
        phone.cut |= not closed
    for one in phones.values():
        # Every phone of a dump prints the same layers: one with fewer than another was cut off.
        one.cut |= any(other.titles > one.titles for other in phones.values())
    return tuple(phones[slot].config() for slot in sorted(phones)), problems + _complaints(raw, head, phones)


def _begin(phones: dict[int, _Phone], slot: int) -> _Phone | None:
    """The phone that begins here; None for a number that is no slot, and for one that was described already."""
    if slot >= MAX_SLOTS or slot in phones:
        return None
    phones[slot] = _Phone(slot)
    return phones[slot]


def _read_line(phone: _Phone, line: str) -> None:
    title = _TITLE.match(line)
    if title:
        layer = _LAYERS.get(title[1], title[1])
        phone.titles.add(layer)
        phone.current = None if title[2].startswith("null") else layer
        if phone.current:
            phone.given.add(layer)
        if title[2].startswith("PersistableBundle"):
            _read_bundle(phone, line[title.end() :].rstrip())
            phone.current = None
        return
    value = _VALUE.match(line)
    if value and value[1] in _WANTED:
        phone.say(value[1], value[2].rstrip()[:_LONGEST_VALUE])


def _read_bundle(phone: _Phone, text: str) -> None:
    """``k=v, k=v}]``: values hold commas and equals signs, so a value ends where the next key begins.

    A key that appears twice, once inside the text of another, says nothing; so does a bundle without its end.
    """
    if not text.endswith(_BUNDLE_END):
        phone.cut = True
        return
    text = text[: -len(_BUNDLE_END)]
    keys = list(_BUNDLE_KEY.finditer(text))
    ends = [*(key.start() for key in keys), len(text)][1:]
    found: dict[str, list[str]] = {}
    for key, end in zip(keys, ends, strict=True):
        if key[1] in _WANTED:
            found.setdefault(key[1], []).append(text[key.end() : end][:_LONGEST_VALUE])
    for name, values in found.items():
        if len(values) == 1:
            phone.say(name, values[0])


def _complaints(raw: bytes, head: list[str], phones: dict[int, _Phone]) -> list[Problem]:
    refused = refusal("\n".join(head), ARTIFACT)
    if refused and not phones:
        return [refused]
    problems = []
    if not phones:
        message = "there is no Phone Id in it, so no value belongs to a SIM and nothing was read"
        problems.append(Problem("not-carrier-config", ARTIFACT, message))
    cut = sorted(slot for slot, phone in phones.items() if not phone.whole)
    if cut:
        message = f"it ends before the last layers of slot {', '.join(map(str, cut))}; nothing was taken from there"
        problems.append(Problem("cut-off", ARTIFACT, message))
    late = timed_out(raw, ARTIFACT)
    return [*problems, late] if late else problems
