"""``dumpsys carrier_config``: layers of our own in the formats of Android 7 to 16."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.carrier_config import KEYS, SlotConfig, parse
from tests.artifacts.damage import damaged

VOLTE = "carrier_volte_available_bool"
NR = "carrier_nr_availabilities_int_array"

DEFAULTS = "Default Values from CarrierConfigManager"
APP = "mConfigFromDefaultApp"
OEM = "mConfigFromOemApp"
CARRIER = "mConfigFromCarrierApp"
KEPT = "mPersistentOverrideConfigs"
OVER = "mOverrideConfigs"
ALL = (DEFAULTS, APP, CARRIER, KEPT, OVER)


def block(title: str, values: dict[str, str] | None) -> str:
    """One layer as CarrierConfigLoader.printConfig writes it: blanks at the end of its title, keys at twelve."""
    if values is None:
        return f"    {title} : null \n\n"
    return (
        f"    {title} : \n" + "".join(f"            {key} = {value}\n" for key, value in sorted(values.items())) + "\n"
    )


def dump(*phones: dict[str, dict[str, str]], titles: tuple[str, ...] = ALL, end: str = "") -> bytes:
    text = "CarrierConfigLoader: com.android.phone.CarrierConfigLoader@6df6776\n"
    for slot, layers in enumerate(phones):
        text += f"Phone Id = {slot}\n" + "".join(block(title, layers.get(title)) for title in titles)
    return (text + end).encode()


TAIL = (
    block("mNoSimConfig", {VOLTE: "false", NR: "[]"})
    + "CarrierConfigLoadingLog=\n2024-05-07T20:10:16.865182 - mHandler: 12 phoneId: 0\n"
)
US_LIKE = {
    DEFAULTS: {
        VOLTE: "false",
        NR: "[1, 2]",
        "vonr_enabled_bool": "false",
        "prefer_2g_bool": "true",
        "some_string": "a = b",
    },
    APP: {VOLTE: "true", "vonr_enabled_bool": "true"},
    CARRIER: {NR: "[1]"},
}
A7 = (
    "CarrierConfigLoader: com.android.phone.CarrierConfigLoader@5a26511\n"
    "  Phone Id=0\n"
    "  mConfigFromDefaultApp=PersistableBundle[{vvm_port_number_int=1808, carrier_volte_available_bool=true, "
    "codes_string_array=[Ljava.lang.String;@d166676, carrier_nr_availabilities_int_array=[I@1f, name_string=A, B=C, "
    "volte_replacement_rat_int=3, enabledMMS=false}]\n"
    "  mConfigFromCarrierApp=PersistableBundle[{volte_replacement_rat_int=2}]\n"
    "  Phone Id=1\n"
    "  mConfigFromDefaultApp=null\n"
    "  mConfigFromCarrierApp=null\n"
)


def slots(raw: bytes) -> tuple[SlotConfig, ...]:
    found, problems = parse(raw)
    assert problems == []
    return found


def test_the_last_layer_that_names_a_key_wins_and_is_named() -> None:
    (config,) = slots(dump(US_LIKE))
    assert config.loaded
    assert config.values == {VOLTE: "true", NR: "[1]", "vonr_enabled_bool": "true", "prefer_2g_bool": "true"}
    assert config.layers == {
        VOLTE: "default app",
        NR: "carrier app",
        "vonr_enabled_bool": "default app",
        "prefer_2g_bool": "default",
    }
    assert (config.boolean(VOLTE), config.integers(NR)) == (True, (1,))


@pytest.mark.parametrize(
    ("titles", "layer"),
    [
        ((DEFAULTS,), "default"),
        ((DEFAULTS, APP), "default app"),
        ((DEFAULTS, APP, OEM), OEM),
        ((DEFAULTS, APP, OEM, CARRIER), "carrier app"),
        ((DEFAULTS, APP, CARRIER, KEPT), "persistent override"),
        ((DEFAULTS, APP, CARRIER, KEPT, OVER), "override"),
    ],
)
def test_each_layer_overrules_those_before_it(titles: tuple[str, ...], layer: str) -> None:
    said = {title: {VOLTE: "true" if title == titles[-1] else "false"} for title in titles}
    (config,) = slots(dump(said, titles=(DEFAULTS, APP, OEM, CARRIER, KEPT, OVER)))
    assert (config.boolean(VOLTE), config.layers[VOLTE]) == (True, layer)
    assert config.loaded == (len(titles) > 1)


def test_a_layer_that_is_null_or_says_null_overrules_nothing() -> None:
    (config,) = slots(dump({DEFAULTS: {VOLTE: "true"}, APP: {VOLTE: "null"}}))
    assert (config.boolean(VOLTE), config.layers[VOLTE]) == (True, "default")


@pytest.mark.parametrize(
    "titles",
    [
        pytest.param((DEFAULTS, APP, CARRIER), id="android_8_1_and_9"),
        pytest.param((DEFAULTS, APP, CARRIER, OVER), id="android_10"),
        pytest.param((DEFAULTS, APP, CARRIER, KEPT, OVER), id="android_11"),
        pytest.param((DEFAULTS, APP, OEM, CARRIER, KEPT, OVER), id="motorola_11"),
    ],
)
@pytest.mark.parametrize("end", ["", TAIL, "    mNumPhones=1\n", "Cached config files:\n  carrierconfig-x.xml\n"])
def test_what_comes_after_the_phones_belongs_to_none(titles: tuple[str, ...], end: str) -> None:
    assert slots(dump(US_LIKE, titles=titles, end=end)) == slots(dump(US_LIKE, titles=titles))


def test_each_phone_has_its_own_config() -> None:
    first, second = slots(dump(US_LIKE, {DEFAULTS: {VOLTE: "false"}}, end=TAIL))
    assert (first.slot, first.boolean(VOLTE), first.loaded) == (0, True, True)
    assert (second.slot, second.boolean(VOLTE), second.loaded) == (1, False, False)


def test_android_7_prints_a_layer_in_one_line() -> None:
    first, second = slots(A7.encode())
    assert first.values == {VOLTE: "true", NR: "[I@1f", "volte_replacement_rat_int": "2"}
    assert first.layers == {VOLTE: "default app", NR: "default app", "volte_replacement_rat_int": "carrier app"}
    assert (first.loaded, first.boolean(VOLTE), first.integers(NR)) == (True, True, None)
    assert (second.loaded, second.values) == (False, {})


def test_an_empty_bundle_is_a_config_that_says_nothing() -> None:
    raw = A7.replace("PersistableBundle[{volte_replacement_rat_int=2}]", "PersistableBundle[{}]").encode()
    assert slots(raw)[0].layers["volte_replacement_rat_int"] == "default app"


@pytest.mark.parametrize(
    "lines",
    [
        "            not_vonr_enabled_bool = true\n",
        "            vonr_enabled_bool_x = true\n",
        "            imsvoice.vonr_enabled_bool = true\n",
        "            vonr_enabled_bool.x = true\n",
        "            some_string = vonr_enabled_bool = true\n",
        "            some_string = x, nr_enabled_bool=true\n",
        "            some_bundle = PersistableBundle[{vonr_enabled_bool=true}]\n",
    ],
)
def test_a_key_is_matched_whole(lines: str) -> None:
    raw = dump({DEFAULTS: {"a": "b"}}).replace(b"            a = b\n", lines.encode())
    (config,) = slots(raw)
    assert config.values == {}


def test_a_key_inside_a_value_of_a_bundle_says_nothing() -> None:
    raw = A7.replace("name_string=A, B=C", f"name_string=A, {VOLTE}=false").encode()
    assert VOLTE not in slots(raw)[0].values


@pytest.mark.parametrize(
    ("printed", "boolean", "integers"),
    [
        ("true", True, None),
        ("false", False, None),
        ("True", None, None),
        ("", None, None),
        ("[]", None, ()),
        ("[1, 2]", None, (1, 2)),
        ("[-110, -90]", None, (-110, -90)),
        ("[1, 2", None, None),
        ("[I@46098b4", None, None),
        ("[a, b]", None, None),
        ("3", None, None),
    ],
)
def test_values_are_read_as_printed(printed: str, boolean: bool | None, integers: tuple[int, ...] | None) -> None:
    (config,) = slots(dump({DEFAULTS: {NR: printed}}))
    assert (config.values[NR], config.boolean(NR), config.integers(NR)) == (printed, boolean, integers)


def test_a_key_that_is_absent_is_unknown() -> None:
    (config,) = slots(dump({DEFAULTS: {"a": "b"}}))
    assert (config.boolean(VOLTE), config.integers(NR)) == (None, None)


def test_line_ends_and_encodings_change_nothing() -> None:
    for raw in WHOLE:
        assert parse(raw.replace(b"\n", b"\r\n")) == parse(raw)
        assert parse(b"\xef\xbb\xbf" + raw) == parse(raw)
        assert parse(raw.decode().encode("utf-16")) == parse(raw)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"", ["not-carrier-config"]),
        (b"CarrierConfigLoader: x@1\n", ["not-carrier-config"]),
        (b"Can't find service: carrier_config\n", ["no-service"]),
        (b"Permission Denial: can't dump carrierconfig from from pid=1, uid=2000\n", ["refused"]),
        (b"Phone Id = 99999\n", ["not-carrier-config"]),
        (dump(US_LIKE, titles=(DEFAULTS, APP)), ["cut-off"]),
        (
            dump(
                US_LIKE, titles=(DEFAULTS, APP), end="*** SERVICE 'carrier_config' DUMP TIMEOUT (10000ms) EXPIRED ***\n"
            ),
            ["cut-off", "timed-out"],
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(raw: bytes, codes: list[str]) -> None:
    found, problems = parse(raw)
    assert [problem.code for problem in problems] == codes
    assert not any(config.values or config.loaded for config in found)


def test_a_second_phone_that_is_cut_off_leaves_the_first_whole() -> None:
    raw = dump(US_LIKE, US_LIKE)
    found, problems = parse(raw[: raw.rindex(KEPT.encode())])
    assert [problem.code for problem in problems] == ["cut-off"]
    assert (found[0].boolean(VOLTE), found[1].values) == (True, {})


WHOLE = [dump(US_LIKE, US_LIKE, end=TAIL), dump(US_LIKE, US_LIKE, titles=(DEFAULTS, APP, CARRIER)), A7.encode()]


@pytest.mark.parametrize("raw", WHOLE)
def test_a_dump_cut_anywhere_never_says_what_the_whole_one_does_not(raw: bytes) -> None:
    """A layer that was cut off would have overruled: the values before it are not the carrier's word."""
    full = {config.slot: config for config in slots(raw)}
    for end in range(0, len(raw), 3):
        for config in parse(raw[:end])[0]:
            assert config.values.items() <= full[config.slot].values.items()
            assert config.layers.items() <= full[config.slot].layers.items()


@settings(deadline=None)
@given(st.one_of(st.sampled_from(WHOLE).flatmap(damaged), st.binary(max_size=400)))
def test_any_bytes_give_configs_and_problems_never_an_exception(raw: bytes) -> None:
    found, _ = parse(raw)
    assert [config.slot for config in found] == sorted({config.slot for config in found})
    for config in found:
        assert config.values.keys() == config.layers.keys() <= set(KEYS)
        assert all(config.boolean(key) is None or config.integers(key) is None for key in KEYS)
