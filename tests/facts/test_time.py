"""Hostile text of a size that a phone could send is read in bounded time: no scan is quadratic."""

import time

import pytest

from inspector.artifacts import getprop, qmicli_bands, telephony_registry

SIZE = 1_000_000
HOSTILE = {
    "spaces": b"    mServiceState={ mOperatorAlphaLong=" + b" " * SIZE,
    "digits": b"    mServiceState={mChannelNumber=" + b"1" * SIZE,
    "lists": b"    mServiceState={mCellBandwidths=[" + b"1," * (SIZE // 2),
    "keys": b"    mServiceState={" + b"mChannelNumber " * (SIZE // 15),
    "braces": b"    mPhysicalChannelConfigs=[" + b"{" * SIZE,
    "cells": b"    mCellInfo=[" + b"CellInfoLte:{" * (SIZE // 13),
    "identities": b"    mCellInfo=[" + b"CellInfoLte:{CellIdentityLte:{ mEarfcn=1300 mBands=[3] " * (SIZE // 54),
    "registrations": b"    mServiceState={" + b"NetworkRegistrationInfo{" * (SIZE // 24),
    "slots": b"  Phone Id=0\n" * (SIZE // 13),
    "headers": b"last known state:\nx\n" * (SIZE // 20),
    "lines": b"\n" * SIZE,
    "full lines": (b"x" * 79 + b"\n") * (SIZE // 80),
    "row": b"    mServiceState=0 0 voice home data home " + b"A " * (SIZE // 2) + b" LTE LTE CSS",
    "quotes": b"LTE bands: '" * (SIZE // 12),
    "commas": b"Bands: '" + b"," * SIZE,
    "entries": b"[a]: [" * (SIZE // 6),
    "open values": b"[a]: [\n" * (SIZE // 7),
    "closing brackets": b"[a]: [" + b"]\n" * (SIZE // 2),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("artifact", [getprop, telephony_registry, qmicli_bands], ids=lambda module: module.__name__)
def test_a_megabyte_of_hostile_text_takes_no_time(raw: bytes, artifact: object) -> None:
    started = time.perf_counter()
    artifact.parse(b"last known state:\n" + raw)  # type: ignore[attr-defined]
    assert time.perf_counter() - started < 5
