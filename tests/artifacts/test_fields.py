"""Fields are found by their whole key, and a value that can be cut or masked is none."""

import pytest

from inspector.artifacts import fields


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{ mEarfcn=1300 mBands=[3]}", 1300),
        ("{ mNrArfcn = 636666 mEarfcn = 7 }", 7),
        ("xmEarfcn=9 mEarfcn=5 ", 5),
        ("mEarfcn=0(IN_SERVICE)", 0),
        ("mEarfcn=-1 ", -1),
        ("mEarfcn=[****] ", None),
        ("mEarfcn=1***0 ", None),
        ("mEarfcn= mBands=[3]", None),
        ("mEarfcn=370", None),
        ("mEarfcn=" + "9" * 30 + " ", None),
        ("mEarfcnBoost=5 ", None),
        ("", None),
    ],
)
def test_a_number_is_whole_or_none(text: str, number: int | None) -> None:
    assert fields.integer(text, "mEarfcn") == number


@pytest.mark.parametrize("sentinel", ["2147483647", "9223372036854775807", "-2147483648", "-1", "0"])
def test_a_sentinel_is_unknown(sentinel: str) -> None:
    assert fields.known(f"mBandwidth={sentinel} ", "mBandwidth") is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("mBands=[3]", (3,)),
        ("mBands = [78, 78] mMcc", (78, 78)),
        ("mBands=[]", ()),
        ("mBands=null", ()),
        ("mBands=[I@2c4d2e6,mPci=1]", ()),
        ("mBands=[****]", ()),
        ("mBands=[1, 2", ()),
    ],
)
def test_a_list_is_whole_or_empty(text: str, numbers: tuple[int, ...]) -> None:
    assert fields.integers(text, "mBands") == numbers


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("registrationState=HOME roamingType=", "HOME"),
        ("networkRegistrationState=X registrationState=HOME ", "HOME"),
        ("registrationState= roamingType=NOT_ROAMING ", None),
        ("registrationState=null ", None),
        ("registrationState=**** ", None),
        ("registrationState=HOM", None),
    ],
)
def test_a_word_ends_and_is_not_the_next_key(text: str, word: str | None) -> None:
    assert fields.word(text, "registrationState") == word


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("mOperator=T-Mobile CZ, mShort=T", "T-Mobile CZ"),
        ("mOperator=A, B & C, isManual=false}", "A, B & C"),
        ("mOperator=, mShort=}", None),
        ("mOperator=null, mShort=x}", None),
        ("mOperator=Last}", "Last"),
        ("mOperator=Cut o", None),
    ],
)
def test_free_text_ends_at_the_next_key(text: str, phrase: str | None) -> None:
    assert fields.phrase(text, "mOperator") == phrase


def test_a_boolean_runs_into_the_next_key() -> None:
    assert fields.boolean("isEnDcAvailable = falseLteVopsSupportInfo : ", "isEnDcAvailable") is False
    assert fields.boolean("isEnDcAvailable = true }", "isEnDcAvailable") is True
    assert fields.boolean("isEnDcAvailable = tru", "isEnDcAvailable") is None
