"""What identifies a person is gone, of the same shape, the same fake for the same value; radio facts stay."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector import facts
from inspector.phone.fakes import Fakes
from inspector.phone.identifiers import RULES, Rule
from inspector.phone.recording import Answer, Recording
from inspector.phone.redaction import leftovers, redact
from inspector.phone.source import open_source

FIXTURES = Path(__file__).parents[2] / "fixtures"


def recorded(**texts: str) -> Recording:
    names = {"getprop": "getprop", "registry": "dumpsys telephony.registry", "log": "logcat -b radio -d"}
    answers = {names[key]: Answer(command=names[key], stdout=text.encode()) for key, text in texts.items()}
    return Recording(kind="adb", label="x", taken_at=None, answers=answers)


def after(text: str, salt: bytes = b"salt") -> tuple[str, dict[str, int]]:
    redacted, counts = redact(recorded(log=text), salt)
    return redacted.answers["logcat -b radio -d"].stdout.decode(), dict(counts)


@pytest.mark.parametrize(
    ("kind", "text", "secret", "shape"),
    [
        ("imei", "IMEI: 358240051111110", "358240051111110", r"IMEI: 0\d{14}"),
        ("cell", "CID:27447297 x", "27447297", r"CID:\d{8} x"),
        ("cell", "cell_id = 27447297, x", "27447297", r"= \d{8}, x"),
        ("cell", "  | cell id: 081807A9", "1807A9", r"cell id: [0-9A-F]{8}"),
        ("cell", "modem.location.3gpp.cid       : A81807A9", "1807A9", r": [0-9A-F]{8}"),
        ("cell", "eNBID=530434", "530434", r"eNBID=\d{6}"),
        ("area", "LAC:C822 Id:081807A9", "C822", r"LAC:[0-9A-F]{4} Id"),
        ("cell", "LAC:C822 Id:081807A9", "1807A9", r"Id:[0-9A-F]{8}"),
        ("area", "  | tracking area code: 00BC55", "BC55", r"code: [0-9A-F]{6}"),
        ("area", "trackingAreaCode=48213", "48213", r"Code=\d{5}"),
        ("area", "+CEREG: 2,1,BC55,081807A9,7", "BC55", r"2,1,[0-9A-F]{4},"),
        ("cell", "+CEREG: 2,1,BC55,081807A9,7", "1807A9", r",[0-9A-F]{8},7"),
        ("area", '+EGREG: 1, "BC55", "081807A9", 7', "BC55", r'1, "[0-9A-F]{4}"'),
        ("area", "< DATA_REGISTRATION_STATE {1, bc55, 081807a9, 14}", "bc55", r"\{1, [0-9a-f]{4}, "),
        ("cell", "< DATA_REGISTRATION_STATE {1, bc55, 081807a9, 14}", "1807a9", r", [0-9a-f]{8}, 14"),
        ("area", '+XMCI: 4,310,410,"0xBC55","0x081807A9","0x000C"', "BC55", r'410,"0x[0-9a-fA-F]{4}"'),
        ("cell", '+XMCI: 4,310,410,"0xBC55","0x081807A9","0x000C"', "1807A9", r'"0x[0-9a-fA-F]{8}","0x000C"'),
        ("cell", "mCellLocation=[24680,543210,-1762000,8765,4321]", "1762000", r"=\[\d{5},\d{6},-\d{7},\d{4},\d{4}\]"),
        ("area", "mCellLocation=[24680,543210,-1762000,8765,4321]", "8765", r",\d{4},\d{4}\]"),
        ("place", "latitude: 37.774929, longitude=-122.419418", "774929", r"latitude: \d\d\.\d{6}, "),
        ("place", '{"lat":37.774929,"lng":-122.419418}', "419418", r'"lng":-\d{3}\.\d{6}'),
        ("place", "lat=37.77 lon=-122.41", "122.41", r"lon=-\d{3}\.\d\d"),
        (
            "place",
            "last location=Location[fused 37.774929,-122.419418 hAcc=12]",
            "774929",
            r"\[fused \d\d\.\d{6},-\d{3}",
        ),
        ("place", "$GPRMC,123519,A,3746.495,N,12225.165,W,022.4", "3746.495", r"A,\d{4}\.\d{3},"),
        ("place", "+QGPSLOC: 061951.0,3746.4957N,12225.1651W,0.7", "12225", r"0,\d{4}\.\d{4}[A-Z],\d{5}\."),
        ("iccid", "eid=89049032004008882600012345678901,", "8882600012345678901", r"eid=89049\d{27},"),
        ("iccid", "EF_ICCID 98101430121181150127", "121181150127", r"ICCID \d{20}"),
        ("imei", "+EGSN: 3520990017614823", "0017614823", r"EGSN: 00\d{14}"),
        ("ip", '+CGCONTRDP: 1,5,"apn","100.72.13.201.255.255.255.0"', "100.72.13", r'"(?:\d{1,3}\.){7}\d"'),
        ("imei", "imei=490154203237518 x", "490154203237518", r"imei=0\d{14} x"),
        ("imsi", "IMSI=310410123456789", "123456789", r"IMSI=310410\d{9}"),
        ("iccid", "iccid 89014103211118510720", "3211118510720", r"iccid 89014\d{15}"),
        ("number", "mCallIncomingNumber=+15551234567", "5551234567", r"mCallIncomingNumber=\+\d{11}"),
        ("number", "call from +491701234567 now", "491701234567", r"call from \+\d{12} now"),
        ("cell", "CellIdentityLte:{ mCi=27447297 mPci=96", "27447297", r"mCi=\d{8} mPci=96"),
        ("cell", "mNci = 7267389441 x", "7267389441", r"mNci = \d{10} x"),
        ("area", "mTac=24530 mEarfcn=6200", "24530", r"mTac=\d{5} mEarfcn=6200"),
        ("mac", "addr a4:50:46:12:34:56", "12:34:56", r"addr (?:[0-9a-f]{2}:){5}"),
        ("ip", "LinkAddresses: [ 10.156.57.163/29 ]", "10.156.57.163", r"192\.0\.2\.\d+/29"),
        ("ip", "dns 2a00:1450:4001:81b::200e", "1450:4001", r"dns "),
        ("ssid", 'SSID: "Home Sweet Home"', "Sweet", r'SSID: "'),
        ("imei", "IMEI: 35-824005-111111-0", "824005", r"IMEI: \d\d-\d{6}-\d{6}-\d$"),
        ("imei", "MEID: 'A0000012345678'", "A0000012345678", r"MEID: '[0-9A-F]{14}'"),
        ("imsi", "IMSI: '310410123456789'", "123456789", r"IMSI: '310410\d{9}'"),
        ("imsi", "AT+CIMI\r\n310410123456789\r\nOK", "123456789", r"310410\d{9}"),
        ("number", "MSISDN: '14155550123'", "14155550123", r"MSISDN: '\d{11}'"),
        ("number", "mNumber=14155550123 x", "14155550123", r"mNumber=\d{11} x"),
        ("number", "mMdn=4155550123", "4155550123", r"mMdn=\d{10}"),
        ("number", "mIncomingNumber=4155550123", "4155550123", r"mIncomingNumber=\d{10}"),
        ("number", '+CNUM: ,"4155550123",129', "4155550123", r'\+CNUM: ,"\d{10}",129'),
        ("mac", "A4-50-46-12-34-56", "12-34-56", r"^(?:[0-9A-F]{2}-){5}[0-9A-F]{2}$"),
        ("cell", "tac: 4433, cellid: 99887766", "99887766", r"cellid: \d{8}"),
        ("area", "tac : 6f2039, x", "6f2039", r"tac : [0-9a-f]{6}, x"),
        ("cell", '{"ci": 99887766}', "99887766", r'\{"ci": \d{8}\}'),
        ("cell", "mCellLocation=[4433,99887766,-1]", "99887766", r"=\[\d{4},\d{8},-1\]"),
        ("area", "mCellLocation=[4433,99887766,-1]", "4433", r"=\[\d{4},\d{8},-1\]"),
        ("cell", '+CEREG: 2,1,"1A2B","01A2B3C4",7', "01A2B3C4", r'2,1,"[0-9A-F]{4}","[0-9A-F]{8}",7'),
        ("area", '+CREG: 1,"1A2B","01A2B3C4"', "1A2B", r'1,"[0-9A-F]{4}","[0-9A-F]{8}"'),
        (
            "cell",
            '+QENG: "servingcell","NOCONN","LTE","FDD",310,410,1A2B3C4,123,5110,12,3,3,7C1F,-95,',
            "1A2B3C4",
            r'"FDD",310,410,[0-9A-F]{7},123,5110,12,3,3,[0-9A-F]{4},-95',
        ),
        (
            "area",
            '+QENG: "servingcell","NOCONN","NR5G-SA","TDD",460,01,1A2B3C4,12,7C1F,627264,78,',
            "7C1F",
            r"460,01,[0-9A-F]{7},12,[0-9A-F]{4},627264,78",
        ),
        ("account", "account somebody@example.org", "somebody", r"account \w+@\w+\.\w+"),
    ],
)
def test_an_identifier_becomes_a_fake_of_the_same_shape(kind: str, text: str, secret: str, shape: str) -> None:
    said, counts = after(text)
    assert secret not in said
    assert re.search(shape, said), said
    assert counts.get(kind), counts


def test_a_fake_imei_has_a_valid_check_digit() -> None:
    fake = after("IMEI: 358240051111110")[0].split()[-1]
    digits = [int(digit) for digit in fake]
    total = sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(digits))
    assert (len(fake), total % 10) == (15, 0)


def test_one_value_has_one_fake_in_the_whole_recording_and_another_in_the_next() -> None:
    text = "mCi=27447297 ... mCi=27447297 ... mCi=27447298"
    first, second, third = re.findall(r"mCi=(\d+)", after(text)[0])
    assert first == second != third
    assert after(text, b"other")[0] != after(text)[0]


def test_a_short_cell_id_is_never_its_own_fake() -> None:
    for number in range(16 * 16):
        for value in (f"{number:02x}", f"{number:02X}", f"0x{number:x}"):
            assert Fakes(b"salt").number("cell", value) != value


def test_a_serial_that_a_property_names_is_gone_everywhere() -> None:
    recording = recorded(
        getprop="[ro.serialno]: [R58N12ABCDE]\n[ro.boot.serialno]: [R58N12ABCDE]\n", log="usb R58N12ABCDE up"
    )
    redacted, counts = redact(recording, b"salt")
    everything = b"".join(answer.stdout for answer in redacted.answers.values())
    assert b"R58N12ABCDE" not in everything
    assert counts["serial"] >= 3


@pytest.mark.parametrize("text", ["IMSI: '{0}' and {0}", "ICCID: {1} and iccId={1}", "mNumber=+{2} and +{2}"])
def test_two_rules_that_see_one_value_agree_on_its_fake(text: str) -> None:
    said, _ = after(text.format("310410123456789", "8901410321111851072", "14155550123"))
    first, second = re.findall(r"\d{11,}", said)
    assert first == second


def test_identifiers_that_properties_name_keep_their_kind_in_every_slot_and_everywhere_else() -> None:
    """A fake IMEI is of the test range, never 15 digits by chance: those could be somebody's."""
    getprop = (
        "[persist.radio.imei]: [869876543210987,169876543210995]\n[gsm.sim.imsi]: [262011234567890,310410123456789]\n"
    )
    redacted, counts = redact(recorded(getprop=getprop, log="x 169876543210995 y 262011234567890"), b"salt")
    said = redacted.answers["getprop"].stdout.decode()
    assert re.search(r"imei\]: \[0044\d{11},0044\d{11}\]", said), said
    assert re.search(r"imsi\]: \[262011\d{9},310410\d{9}\]", said), said
    imei, imsi = re.findall(r"\d{15}", redacted.answers["logcat -b radio -d"].stdout.decode())
    assert imei in said
    assert imsi in said
    assert counts == {"imei": 3, "imsi": 3}


@pytest.mark.parametrize(
    "raw", [b"\xff\xfea", b"\xff\xfe\x00\xd8", "S\ud800SID=\ud800x".encode("utf-16", "surrogatepass")]
)
def test_a_utf_16_redirect_cut_in_a_character_is_no_exception(raw: bytes) -> None:
    recording = Recording(
        kind="adb", label="x", taken_at=None, answers={"getprop": Answer(command="getprop", stdout=raw)}
    )
    assert redact(recording, b"salt")[0].answers["getprop"].stdout == raw


def test_a_serial_in_a_utf_16_redirect_is_gone() -> None:
    raw = "[ro.serialno]: [R58N12ABCDE]\r\n".encode("utf-16")
    recording = Recording(
        kind="adb", label="x", taken_at=None, answers={"getprop": Answer(command="getprop", stdout=raw)}
    )
    assert "R58N12ABCDE" not in redact(recording, b"salt")[0].answers["getprop"].stdout.decode("utf-16")


def test_the_owners_name_of_a_phone_goes_and_the_model_of_the_same_name_stays() -> None:
    lines = "[persist.sys.device_name]: [Pixel 8]\n[ro.product.model]: [Pixel 8]\n"
    said = redact(recorded(getprop=lines), b"salt")[0].answers["getprop"].stdout.decode()
    assert said.count("Pixel 8") == 1
    assert "[ro.product.model]: [Pixel 8]" in said


@pytest.mark.parametrize(
    "line",
    ["[ro.boot.cid]: [CTNA]", "[persist.radio.imei]: [enabled]", "[ro.boot.btmacaddr]: [1000]", "[ro.cid]: [11111111]"],
)
def test_words_codes_and_short_numbers_are_no_serials(line: str) -> None:
    assert redact(recorded(getprop=f"{line}\n"), b"salt")[0].answers["getprop"].stdout.decode() == f"{line}\n"


@pytest.mark.parametrize(
    "text",
    [
        "[ro.build.display.id]: [LYA-L29 10.0.0.187(C432E5R1P3)]",
        "[gsm.version.ril-impl]: [android 1.0.0.1 x]",
        "EMUI version 11.0.0.150",
        "number=66486 and channel number=632628",
        '+QENG: "NR5G-NSA",515,03,832,-76,21,-11,528030,41,8,1',
        "mEarfcn=66786 mBands=[66] mBandwidth=20000 mMcc=310 mMnc=410 mAlphaLong=AT&T",
        "mCi=2147483647 mTac=2147483647 mNci = 9223372036854775807 mLac=-1",
        "mCi=[****] mTac=[****]",
        "mChannelNumber=520110, duplexMode()=1, mCellBandwidths=[10000, 20000]",
        "[gsm.version.baseband]: [g5300i-250718-250724-B-13840915]",
        "[ro.build.fingerprint]: [google/shiba/shiba:16/BP3A.250905.014/13873947:user/release-keys]",
        "mTimeStamp=523633143728ns",
        "127.0.0.1 and 0.0.0.0",
        "12:34:56.789 D RILJ",
    ],
)
def test_radio_facts_sentinels_and_versions_stay(text: str) -> None:
    assert after(text) == (text, {})


@pytest.mark.parametrize("name", sorted(path.parent.name for path in FIXTURES.glob("*/expected.json")))
def test_a_redacted_recording_still_says_the_same(name: str) -> None:
    recording = open_source(FIXTURES / name)
    before, now = facts.read(recording), facts.read(redact(recording)[0])
    assert (before.identity, before.modem, before.slots) == (now.identity, now.modem, now.slots)
    assert before.lists == now.lists


@given(st.binary(max_size=300))
def test_any_bytes_are_redacted_without_harm_to_the_rest(raw: bytes) -> None:
    recording = Recording(kind="adb", label="x", taken_at=None, answers={"c": Answer(command="c", stdout=raw)})
    redacted, counts = redact(recording, b"salt")
    assert counts or redacted.answers["c"].stdout == raw


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_utf_16_redirect_is_redacted_as_well_with_its_mark_or_without(encoding: str) -> None:
    text = "mCi=27447297 mEarfcn=6200"
    recording = recorded(log="x")
    answer = Answer(command="c", stdout=text.encode(encoding))
    redacted, _ = redact(
        Recording(kind="adb", label="x", taken_at=None, answers={"c": answer, **recording.answers}), b"s"
    )
    said = redacted.answers["c"].stdout.decode(encoding)
    assert "27447297" not in said
    assert "mEarfcn=6200" in said


def test_what_a_modem_declares_is_not_touched_and_its_logs_are_left_out() -> None:
    hexes = b"3c03083ebddb80513089860094412345678901234567890001a"
    answers = {
        "uecapability.hex": hexes,
        "combinations.bin": b"\x29\x01" + b"123456789012345" * 2,
        "uecapability.txt": b"Freq = 1750\nueCapabilityRAT-Container 'E01B80504001040E9C20'H\n",
        "uecapability.pcap": b"\xd4\xc3\xb2\xa1" + b"\0" * 40,
        "uecapability.dlf": b"\x14\0\xc0\xb0" + b"\0" * 16,
        "uecapability.json": b'{"lteBands": [], "imei": "490154203237518"}',
    }
    recorded = {command: Answer(command=command, stdout=raw) for command, raw in answers.items()}
    redacted, _ = redact(Recording(kind="capture", label="x", taken_at=None, answers=recorded))
    assert redacted.answers["uecapability.hex"].stdout == hexes
    assert redacted.answers["combinations.bin"].stdout == answers["combinations.bin"]
    assert b"490154203237518" not in redacted.answers["uecapability.json"].stdout
    assert "uecapability.pcap" not in redacted.answers
    assert "uecapability.txt" not in redacted.answers
    assert "uecapability.dlf" not in redacted.answers
    assert [problem.code for problem in redacted.problems] == ["left-out"] * 3


@pytest.mark.parametrize(
    "name",
    ["android.hardware.radio@1.4", "vendor.qti.hardware.data@1.0-service", "android.hardware.radio@1.4::IRadio/slot1"],
)
def test_a_service_with_its_version_is_no_account(name: str) -> None:
    said, counts = after(f"waiting for {name} ")
    assert (said, counts) == (f"waiting for {name} ", {})


def test_an_account_at_a_numbered_host_still_is_one() -> None:
    assert after("somebody@3.4.example.org")[1] == {"account": 1}


@pytest.mark.parametrize("real", ["89014103211118510720", "8949022000012345678"])
def test_a_fake_iccid_keeps_its_issuer_and_has_a_valid_check_digit(real: str) -> None:
    fake = after(f"iccid {real}")[0].split()[-1]
    digits = [int(digit) for digit in reversed(fake)]
    total = sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(digits))
    assert (fake[:5], len(fake), total % 10) == (real[:5], len(real), 0)
    assert fake != real


@given(st.integers(2, 99).map(str), st.binary(max_size=4))
def test_a_short_value_is_never_its_own_fake(value: str, salt: bytes) -> None:
    assert after(f"mTac={value}", salt)[0] != f"mTac={value}"


@pytest.mark.parametrize(
    "value", [" +07750501", "e +07750501", "R58N0000 358240051111110", "a 10.1.2.3 b", "1234567,+491701234567"]
)
def test_a_number_within_a_named_property_is_replaced_and_not_taken_for_a_leftover(value: str) -> None:
    recording = recorded(
        getprop=f"[ro.serialno]: [{value}]\n[gsm.imei]: [{value}]\n", log=f"it is {value.strip()} there"
    )
    redacted, counts = redact(recording, b"salt")
    assert counts
    assert not leftovers(redacted)
    digits = max(re.findall(r"\d{5,}|\d\.[\d.]+", value), key=len)
    assert not any(digits.encode() in answer.stdout for answer in redacted.answers.values())


def test_a_blank_around_a_serial_hides_it_nowhere() -> None:
    redacted, _ = redact(
        recorded(getprop="[ro.serialno]: [R58N0000X , ZY220000X]\n", log="ZY220000X and R58N0000X"), b"salt"
    )
    assert all(serial not in redacted.answers["logcat -b radio -d"].stdout for serial in (b"R58N0000X", b"ZY220000X"))


def test_what_a_fake_is_made_from_is_no_fake() -> None:
    """The digits before the check digit is put right are nobody's: who has that very number is replaced as anybody."""
    fakes = Fakes(b"salt")
    fakes.iccid("8901410000000000000")
    fakes.imei("358240051111110")
    assert all(
        fake in {fakes.iccid("8901410000000000000"), fakes.imei("358240051111110")} for fake in fakes.fake_of.values()
    )


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.words], ids=lambda rule: rule.words[0])
@given(data=st.data())
def test_a_text_that_is_passed_by_holds_nothing_that_the_rule_would_find(rule: Rule, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule.pattern))
    replaced = any(rule.swap(Fakes(b""), match) != match[0] for match in rule.pattern.finditer(text))
    assert rule.may_match(text.lower()) or not replaced


@pytest.mark.parametrize("filler", ["", "D RILJ: nothing here\n" * 6000])
def test_an_identifier_is_found_wherever_it_stands_in_a_long_log(filler: str) -> None:
    told = 'imei=358240051111110\nuser@mail.example.net\n+CNUM: ,"5551234567"\nfe80::1234:5678:9abc:def0\n'
    text, counts = after(filler + told + filler + told)
    assert counts == {"account": 1, "imei": 1, "ip": 2, "number": 1}
    assert not re.search("358240051111110|user@|5551234567|fe80", text)
    assert text.startswith(filler)


@pytest.mark.parametrize("text", ["at 15:26:13 and 15:26:13.123", "a::b::c", "c0:de"])
def test_a_time_of_day_and_a_name_with_colons_are_no_address(text: str) -> None:
    assert after(text) == (text, {})


@pytest.mark.parametrize(
    "text",
    [
        "imei=35000000000000@q.o",
        "impi: imsi=310410123456789@ims.mnc410.mcc310.3gppnetwork.org",
        "MSISDN: 14155550123@example.net",
    ],
)
def test_a_number_that_begins_an_address_is_replaced_with_it_and_no_leftover(text: str) -> None:
    """As IMS names a subscriber (TS 23.003, 13.3); a check of the recording once took the fake for somebody."""
    redacted, _ = redact(recorded(log=text), b"salt")
    assert not leftovers(redacted)
    assert leftovers(recorded(log=text))
    assert max(re.findall(r"\d+", text), key=len).encode() not in redacted.answers["logcat -b radio -d"].stdout


@pytest.mark.parametrize(
    "text",
    [
        "ssid=i=0@q.o",
        'SSID: "The Does, jd@example.net 10.1.2.3"',
        'SSID: "+491701234567 fe80::1234:5678:9abc:def0"',
    ],
)
def test_an_address_within_a_networks_name_is_part_of_its_fake_and_no_leftover(text: str) -> None:
    redacted, counts = redact(recorded(log=text), b"salt")
    assert counts["ssid"] == 1
    assert not leftovers(redacted)
    assert not re.search("@example|@q.o|10.1.2|4917|1234:", redacted.answers["logcat -b radio -d"].stdout.decode())


def test_what_stands_after_a_fake_of_another_length_is_found_where_it_is_now() -> None:
    """An address of a network is replaced by a longer or shorter one, which moves all that follows."""
    text = "imei=358240051111110 10.1.2.3 imei=490154203237518 1.2.3.40 ssid=x imei=358240051111110 r58@example.net"
    redacted, counts = redact(
        recorded(getprop="[ro.serialno]: [R58N0000X]\n", log=f"R58N0000X {text} R58N0000X"), b"salt"
    )
    assert counts == {"account": 1, "imei": 2, "ip": 2, "serial": 3, "ssid": 1}
    assert not leftovers(redacted)


@given(value=st.text("abAF019", min_size=1, max_size=3), salt=st.binary(max_size=2))
def test_no_value_is_its_own_fake_however_short(value: str, salt: bytes) -> None:
    assert Fakes(salt).word("ssid", value) != value
    assert Fakes(salt).number("cell", value) != value
    assert not leftovers(redact(recorded(log=f"ssid={value} x"), salt)[0])


@pytest.mark.parametrize("piece", ["10.1.2.3 ", "fe80::1 "])
def test_addresses_on_one_endless_line_take_linear_time(piece: str) -> None:
    """The line before each was once copied: minutes for a hostile answer of a few MiB."""

    def seconds(size: int) -> float:
        began = time.process_time()
        redact(recorded(log=piece * (size // len(piece))), b"salt")
        return time.process_time() - began

    assert seconds(320_000) < 8 * min(seconds(80_000), seconds(80_000)) + 0.5


@pytest.mark.parametrize(
    "text",
    [
        "[ro.vendor.version]: [" + "x " * 300 + "10.20.30.40]",
        "firmware version: 10.20.30.40",
        "x " * 3000 + "Android 10.20.30.40",
    ],
)
def test_a_version_of_four_numbers_stays_however_long_its_line(text: str) -> None:
    assert after(text) == (text, {})
