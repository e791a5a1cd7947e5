"""The fields of one phone that mean something, each in the block in which it means it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# "NetworkTypeController: NetworkTypeController:" is printed by two that do not know of each other.
_BLOCK = re.compile(rb"\s{0,40}([A-Za-z]{3,40})(?: extends)?:(?: [A-Za-z]{3,40}:)?\s{0,8}$")
_FIELD = re.compile(rb"\s{0,40}(m[A-Z][A-Za-z]{1,40}|curState)( ?= ?|: )")

_BLOCKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mSS": ("ServiceStateTracker",),
        "mPreferredNetworkType": ("ServiceStateTracker",),
        "mAllowedNetworkTypes": ("ServiceStateTracker",),
        "mImsRegistered": ("ServiceStateTracker", "ImsPhone"),
        "curState": ("NetworkTypeController",),
    }
)
"""Keys that others use too: the blocks in which they are read."""

_ANYWHERE = frozenset(
    {
        "mLastCellInfoList",
        "mLastCellInfoListTime",
        "mLastCellInfoReqTime",
        "mLastPhysicalChannelConfigList",
        "mPhysicalChannelConfigs",
        "mRadioCapability",
        "mMmTelCapabilities",
        "mImsMmTelRegistrationState",
        "mCarrierId",
    }
)


@dataclass(slots=True)
class Fields:
    """The first value of each field; ``block`` is the part of the phone whose dump is being read."""

    block: str = ""
    values: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, line: bytes) -> None:
        """Keep the line's field, if it is one; follow the blocks."""
        if line.lstrip().startswith(b"+++"):
            self.block = ""
            return
        block = _BLOCK.match(line)
        if block:
            self.block = block[1].decode("ascii")
            return
        found = _FIELD.match(line)
        if found is None:
            return
        key = found[1].decode("ascii")
        if key in _ANYWHERE or self.block in _BLOCKS.get(key, ()):
            owner = "" if key in _ANYWHERE else self.block
            self.values.setdefault((owner, key), line[found.end() :].decode("utf-8", "replace").strip())

    def get(self, key: str, block: str = "") -> str:
        """The value; empty where there is none."""
        return self.values.get((block, key), "")
