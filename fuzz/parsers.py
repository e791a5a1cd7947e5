"""The parsers of artifacts: bytes or text in, facts and problems out."""

import json
from contextlib import AbstractContextManager
from unittest import mock

from fuzz.target import Target, check_problems, reader
from inspector.artifacts import (
    bugreport_header,
    carrier_config,
    features,
    getprop,
    isub,
    lines,
    mmcli,
    modem_answers,
    phone_commands,
    phone_service,
    qmicli_bands,
    radio_log,
    refusals,
    settings,
    survey,
    telephony_registry,
    text,
)
from inspector.artifacts.at import reader as at_reader
from inspector.artifacts.qualcomm import (
    item_text,
    items,
    pm_rf_band,
    policyman,
    qmi_frames,
    qmicli_capabilities,
    qmicli_cells,
    qmicli_preference,
)
from inspector.artifacts.telephony_registry import signal
from inspector.artifacts.uecap import (
    asn1,
    diag,
    files,
    gsmtap,
    hexdump,
    lte_combos,
    messages,
    nr_combos,
    nv28874,
    packets,
    parser_json,
    qct_text,
    sdm,
    shannon,
    wire,
)
from inspector.problems import Problem

_ITEMS = ("00441", "00946", "01877", "02954", "06828", "lte_bandpref", "nr_band_pref")


def _lines(data: bytes) -> object:
    problems: list[Problem] = []
    return [*lines.lines(data, "file", problems)], [*lines.texts(data, "file", problems)], problems


def _item(data: bytes) -> object:
    """The name of the file stands in the first line, the bytes of the item after it."""
    name, _, raw = data.partition(b"\n")
    return item_text.parse_file(raw, name.decode("latin-1"))


def _masks(data: bytes) -> object:
    """The first byte chooses the item, the others are its mask."""
    item, _ = items.item_named(_ITEMS[data[0] % len(_ITEMS)] if data else "")
    return item and items.bands_of_mask_value(item, int.from_bytes(data[1:65], "little"), cut=data[0] > 127)


def _diag(data: bytes) -> object:
    segments = diag.Segments()
    return [(log, segments.message(log)) for log in diag.logs(data)]


def _traffic(data: bytes) -> object:
    return list(gsmtap.messages(packets.packets(data))), packets.is_capture(data)


def _tables(data: bytes) -> object:
    return lte_combos.read(data), nr_combos.read(data), nv28874.is_item(data) and nv28874.read(data)


def _printed(data: bytes) -> object:
    said = data.decode("latin-1")
    return hexdump.blobs(said), qct_text.is_table(said), qct_text.read(said)


def without_decoder() -> AbstractContextManager[object]:
    """The decoder of UE capability messages is a process; what runs in it is a target of its own (uecap-asn1)."""
    return mock.patch.object(files, "decode", return_value=[])


def _capability_file(data: bytes) -> None:
    with without_decoder():
        capability, problems = files.parse(data, "file")
    check_problems(problems)
    assert all(listed.bands for listed in capability.lists), "a list without a band is no list"
    assert capability.lists or problems, "nothing read, and nothing said about it"


def _asn1(data: bytes) -> None:
    """The first byte says of what kind the message is."""
    kinds = list(messages.Pdu)
    kind = kinds[data[0] % len(kinds)] if data else kinds[0]
    for said in _DECODER.decode(messages.Message(kind, data[1:])):
        assert said.bands, "a list without a band is no list"
        assert wire.from_json(json.loads(json.dumps(wire.to_json(said)))) == said, "the worker's answer is another one"


_DECODER = asn1.Decoder()

TARGETS = (
    Target(name="bugreport-header", run=reader(bugreport_header.parse)),
    Target(
        name="carrier-config",
        run=reader(carrier_config.parse),
        seeds=("fixtures/*/dumpsys-carrier_config.txt",),
        max_len=16384,
    ),
    Target(name="features", run=reader(features.parse), seeds=("fixtures/*/pm-list-features.txt",)),
    Target(
        name="getprop", run=reader(getprop.parse), seeds=("fixtures/*/getprop.txt", "fixtures/broken/*/getprop.txt")
    ),
    Target(name="isub", share=3, run=reader(isub.parse), seeds=("fixtures/*/dumpsys-isub.txt",), max_len=16384),
    Target(name="lines", run=reader(_lines, lambda data: text.decode(data, "file"))),
    Target(name="phone-commands", run=reader(phone_commands.allowed_generations, phone_commands.ims_service)),
    Target(name="settings", run=reader(settings.network_modes), max_len=512),
    Target(
        name="phone-service",
        share=3,
        run=reader(phone_service.parse),
        seeds=("fixtures/*/dumpsys-phone.txt",),
        max_len=32768,
    ),
    Target(
        name="radio-log", share=3, run=reader(radio_log.parse), seeds=("fixtures/*/logcat-radio.txt",), max_len=16384
    ),
    Target(
        name="refusals",
        run=reader(
            lambda data: refusals.refusal(data.decode("latin-1"), "getprop"),
            lambda data: refusals.timed_out(data, "getprop"),
        ),
    ),
    Target(name="survey", run=reader(survey.parse)),
    Target(
        name="telephony-registry",
        share=3,
        run=reader(telephony_registry.parse, signal.strength),
        seeds=("fixtures/**/dumpsys-telephony.registry.txt",),
        max_len=32768,
    ),
    Target(name="at", share=3, run=reader(at_reader.parse)),
    Target(name="mmcli", run=reader(mmcli.parse)),
    Target(name="modem-answers", share=3, run=reader(modem_answers.parse, modem_answers.parse_log)),
    Target(
        name="qmicli",
        run=reader(qmicli_bands.parse, qmicli_capabilities.parse, qmicli_cells.parse, qmicli_preference.parse),
        seeds=("fixtures/**/qmicli-*.txt",),
    ),
    Target(name="qmi-frames", run=reader(qmi_frames.parse)),
    Target(name="items", run=reader(item_text.parse, _item, _masks)),
    Target(name="policies", run=reader(policyman.parse, pm_rf_band.parse)),
    Target(name="uecap-file", share=3, run=_capability_file),
    Target(name="uecap-asn1", run=_asn1, max_len=2048),
    Target(name="uecap-traffic", run=reader(_traffic)),
    Target(name="uecap-diag", run=reader(_diag, lambda data: sdm.messages(data))),
    Target(name="uecap-tables", run=reader(_tables, shannon.read)),
    Target(name="uecap-text", run=reader(_printed, parser_json.read)),
)
"""By artifact; those of a modem share targets where they share a form."""
