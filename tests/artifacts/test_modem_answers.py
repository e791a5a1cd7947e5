"""Every form in which a modem speaks of bands: the bands, the claim, and how complete the list is."""

import time
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import facts
from inspector.artifacts import modem_answers
from inspector.artifacts.at import reader
from inspector.artifacts.modem_answers import parse, parse_log
from inspector.claims import Claim
from inspector.evidence import Status
from inspector.gathering import gather
from inspector.phone import modem_files, saved_output
from inspector.phone.questions import RADIO_LOG
from inspector.phone.recording import Answer, Recording
from inspector.phone.source import open_source
from tests.artifacts.damage import damaged
from tests.artifacts.modem_samples import POLICY, PREFERENCE, SAMPLES, Sample


def as_root(command: str) -> str:
    return f"su -c '{command}'"


samples = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


@samples
def test_bands_and_claim(sample: Sample) -> None:
    lists, problems = parse(sample.text.encode())
    got: dict[str, set[str]] = defaultdict(set)
    for said in lists:
        got[said.claim.value] |= {str(band) for band in said.bands}
    assert {claim: bands for claim, bands in got.items() if bands} == {
        claim: set(bands.split()) for claim, bands in sample.said.items()
    }
    assert {problem.code for problem in problems} == set(sample.problems)


@samples
def test_only_what_was_said_whole_is_complete(sample: Sample) -> None:
    lists, _ = parse(sample.text.encode())
    assert {rat.value for said in lists for rat in said.complete} == set(sample.complete.split())


@samples
def test_it_is_recognised_by_content_whatever_its_name(sample: Sample, tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_text(sample.text, encoding="utf-16" if sample.name.endswith("read") else "utf-8", newline="")
    lists = facts.read(open_source(odd)).lists
    assert {band for said in lists for band in said.bands} == {
        band for said in parse(sample.text.encode())[0] for band in said.bands
    }


@samples
def test_a_capture_that_holds_it_as_at_txt_says_the_same(sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "at.txt").write_text(sample.text, encoding="utf-8", newline="")
    assert set(facts.read(open_source(tmp_path)).lists) == set(parse(sample.text.encode())[0])


@pytest.mark.parametrize(
    "sample", [s for s in SAMPLES if s.kind in (PREFERENCE, POLICY)], ids=lambda sample: sample.name
)
def test_nothing_is_ever_declared_from_a_preference_or_a_policy(sample: Sample, tmp_path: Path) -> None:
    """Presence is never proven by them, however they come: as a text, in a log, among other answers."""
    (tmp_path / "at.txt").write_text(sample.text, encoding="utf-8", newline="")
    read = facts.read(open_source(tmp_path))
    assert {said.claim for said in read.lists} <= {Claim.ENABLED, Claim.ALLOWED}
    evidence = gather(read, ())
    assert {evidence.status(band) for band in evidence.bands()} <= {Status.UNKNOWN}


def test_a_log_gives_the_slot_and_the_time_of_its_answers() -> None:
    sample = next(s for s in SAMPLES if s.name == "epbseh_in_a_radio_log")
    (said,), problems = parse_log(sample.text.encode())
    assert problems == []
    assert (said.slot, said.detail) == (1, "AT+EPBSEH=?, 04-01 10:11:12")
    recording = Recording(
        kind="capture",
        label="test",
        taken_at=None,
        answers={RADIO_LOG: Answer(command=RADIO_LOG, stdout=sample.text.encode())},
    )
    assert said in facts.read(recording).lists


def test_a_log_without_such_answers_is_not_read_line_by_line() -> None:
    log = b"04-01 10:11:12.131  901  933 D RILJ    : [0001]< OPERATOR {x, y, 26201} [SUB0]\n" * 200_000
    start = time.monotonic()
    assert parse_log(log) == ((), [])
    assert time.monotonic() - start < 1.0


@pytest.mark.parametrize(
    ("command", "stdout", "claim", "bands"),
    [
        (
            as_root('printf "AT+EPBSE=?\\r" > /dev/x; wait'),
            "\r\n+EPBSE: 2,1,5,0\r\n\r\nOK\r\n",
            "declared",
            "G900 U1 B1 B3",
        ),
        (
            as_root('printf "AT+EPBSE?\\r" > /dev/x; wait'),
            "\r\n+EPBSE: 2,1,5,0\r\n\r\nOK\r\n",
            "enabled",
            "G900 U1 B1 B3",
        ),
        (as_root("/vendor/bin/mtb 4 1 0 6828"), "data len(8)\n05 08 00 00 00 00 00 00\n", "built", "B1 B3 B12"),
    ],
)
def test_what_was_asked_tells_the_claim_where_the_modem_does_not_echo(
    command: str, stdout: str, claim: str, bands: str
) -> None:
    answers = {command: Answer(command=command, stdout=stdout.encode())}
    read = facts.read(Recording(kind="adb", label="x", taken_at=None, answers=answers))
    (said,) = read.lists
    assert (said.claim.value, {str(band) for band in said.bands}) == (claim, set(bands.split()))
    assert read.problems == ()


def test_a_list_from_an_answer_that_was_cut_off_is_not_complete() -> None:
    command = "su -c '/vendor/bin/qmicli -d qrtr://0 --dms-get-band-capabilities'"
    text = b"[qrtr://0] Device band capabilities retrieved:\n\tLTE bands (extended): '1, 3'\n"
    recording = Recording(
        kind="adb", label="x", taken_at=None, answers={command: Answer(command=command, stdout=text, complete=False)}
    )
    (said,) = facts.read(recording).lists
    assert said.claim is Claim.DECLARED
    assert not said.complete


@given(sample=st.sampled_from(SAMPLES), data=st.data())
@settings(max_examples=120, deadline=None)
def test_damage_never_raises_and_never_makes_a_preference_a_declaration(sample: Sample, data: st.DataObject) -> None:
    raw = data.draw(damaged(sample.text.encode()))
    for read in (parse, parse_log):
        lists, _ = read(raw)
        if sample.kind in (PREFERENCE, POLICY) and b"=?" not in raw:
            assert {said.claim for said in lists} <= {Claim.ENABLED, Claim.ALLOWED}


@given(st.binary(max_size=400), st.lists(st.sampled_from(SAMPLES), max_size=3))
@settings(max_examples=80, deadline=None)
def test_any_bytes_around_and_between_never_raise(noise: bytes, some: list[Sample]) -> None:
    parse(noise.join(sample.text.encode() for sample in some) + noise)


@pytest.mark.parametrize(
    "raw",
    [
        b"+EPBSE: " + b"1," * 500_000,
        b"AT+GTACT=?\n+GTACT: " + b"(" * 200_000 + b"\n" * 200_000,
        b"AT" + b"+QENG;" * 200_000,
        b"Band preference: '" + b"a, " * 300_000,
        b"<lte_bands>" * 100_000,
        b'<ca_band_combos string="' + b"4A2A-" * 400_000 + b'"/>',
        b"<<<<<<   data   = 01:" + b"45:" * 300_000,
        b"bandpref\n" + b"FF\n" * 200_000,
        b'+QCFG: "band",0x' + b"f" * 1_000_000,
        b"utran | supported: " + b"eutran-iii, " * 200_000,
        b"NV 6828" * 100_000,
        b"Bands 1_64 = 0x" + b" " * 1_000_000,
        b"AT!BAND=?\nIndex L Band Mask" + b" 0000000000000001" * 200_000,
        b'^SCFG: "Radio/Band",' + b'("1"-' * 300_000,
    ],
    ids=lambda raw: raw[:16].decode("latin-1"),
)
def test_hostile_lengths_end_soon(raw: bytes) -> None:
    start = time.monotonic()
    parse(raw)
    assert time.monotonic() - start < 3.0


def test_every_at_answer_that_is_read_has_a_mark_and_a_sign() -> None:
    """What is not looked for is never found: the tables of names must not drift apart."""
    for name in reader._READERS:
        assert any(mark.decode() in name for mark in modem_answers._AT_MARKS), name
        assert modem_files.is_modem_text(f'{name}: "band",') or is_generic(name), name


def is_generic(name: str) -> bool:
    return saved_output.command_of(f"\nAT{name}\n".encode()) is not None


def test_answers_that_are_not_asked_for_do_not_use_up_the_limit() -> None:
    noise = b"04-01 10:11:12.131  901  933 D AT      : AT< +CSQ: 7,99\n" * 10_000
    (said,), problems = parse(noise + b"AT+EPBSE=?\n+EPBSE: 2,1,5,0\nOK\n")
    assert said.claim is Claim.DECLARED
    assert problems == []


def test_a_cell_keeps_the_country_that_its_answer_names() -> None:
    lists, _ = parse(next(s for s in SAMPLES if s.name == "quectel_cells").text.encode())
    assert {said.note for said in lists} >= {
        "serving cell, EARFCN 6300, MCC 262",
        "serving cell, NR-ARFCN 528030, MCC 262",
    }
    assert "aggregated cell, EARFCN 1300" in {said.note for said in lists}
    lists, _ = parse(next(s for s in SAMPLES if s.name == "fibocom_cells_decimal").text.encode())
    assert "serving cell, channel 1300, MCC 262" in {said.note for said in lists}
