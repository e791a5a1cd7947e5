"""What the user names: a label number, an id, or enough of a name."""

import pytest

from inspector.catalog import Match, all_variants, by_query, choose, match
from inspector.phone.errors import UsageProblem

MI_5 = match({"ro.product.model": "MI 5", "ro.product.device": "gemini", "ro.product.brand": "Xiaomi"})
UNKNOWN = match({"ro.product.model": "ACME X1", "ro.product.brand": "ACME"})


@pytest.mark.parametrize(
    ("text", "among", "chosen"),
    [
        ("2015201", MI_5, "xiaomi-mi-5-china"),
        (" 2015628 ", MI_5, "xiaomi-mi-5-china"),
        ("2015105", MI_5, "xiaomi-mi-5-global"),
        ("xiaomi-mi-5-china", MI_5, "xiaomi-mi-5-china"),
        ("China", MI_5, "xiaomi-mi-5-china"),
        ("Mi 5 (Global)", MI_5, "xiaomi-mi-5-global"),
        ("2015213", MI_5, "xiaomi-mi-note-2-global"),
        ("m1803e1t", UNKNOWN, "xiaomi-mi-8-china"),
        ("GVU6C", UNKNOWN, "google-pixel-7-gvu6c"),
        ("SM-S911U1", UNKNOWN, "samsung-galaxy-s23-usa"),
        ("sm s911u1", UNKNOWN, "samsung-galaxy-s23-usa"),
        ("XT1962 1", UNKNOWN, "motorola-moto-g7-usa"),
        ("2015 105", MI_5, "xiaomi-mi-5-global"),
        ("fairphone 5", UNKNOWN, "fairphone-5"),
        ("xiaomi-mi-8-pro", UNKNOWN, "xiaomi-mi-8-pro"),
    ],
)
def test_one_variant_is_chosen(text: str, among: Match, chosen: str) -> None:
    found = choose(text, among)
    assert ([variant.id for variant in found.variants], found.exact) == ([chosen], True)
    assert chosen in found.why
    assert ("What the phone prints does not say so." in found.why) is (found.variants[0] not in among.variants)


@pytest.mark.parametrize(
    ("text", "among", "says"),
    [
        ("M1803E1A", UNKNOWN, "xiaomi-mi-8-china, xiaomi-mi-8-global"),
        ("Mi 5", MI_5, "xiaomi-mi-5-china, xiaomi-mi-5-global"),
        ("xiaomi", UNKNOWN, ", ..."),
        ("xiaomi-mi-5-chna", MI_5, "Did you mean xiaomi-mi-5-china"),
        ("2015210", MI_5, "Did you mean xiaomi-mi-5-china"),
        ("qqqqqqqq", MI_5, "No variant 'qqqqqqqq' is known. `inspector catalog list` shows all."),
        ("", MI_5, "inspector catalog list"),
    ],
)
def test_several_or_none_is_a_problem_that_says_which(text: str, among: Match, says: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        choose(text, among)
    assert says in str(problem.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("xiaomi-mi-5-china", ["xiaomi-mi-5-china"]),
        ("MI 5", ["xiaomi-mi-5-china", "xiaomi-mi-5-global"]),
        ("gemini", ["xiaomi-mi-5-china", "xiaomi-mi-5-global"]),
        ("2015213", ["xiaomi-mi-note-2-global"]),
        ("M1803E1A", ["xiaomi-mi-8-china", "xiaomi-mi-8-global"]),
        ("g9s9b", ["google-pixel-6-g9s9b"]),
        ("Phone (2a)", ["nothing-phone-2a", "nothing-phone-2a-plus"]),
    ],
)
def test_a_question_is_answered_with_all_that_it_can_mean(text: str, found: list[str]) -> None:
    assert [variant.id for variant in by_query(text)] == found


@pytest.mark.parametrize("text", ["mi-5-chinaa", "", "   ", '"'])
def test_a_question_without_an_answer_says_what_to_type(text: str) -> None:
    with pytest.raises(UsageProblem, match="inspector catalog list"):
        by_query(text)


def test_a_near_miss_without_the_brand_is_understood() -> None:
    with pytest.raises(UsageProblem, match="xiaomi-mi-5-china"):
        by_query("mi-5-chinaa")


def test_a_brand_is_listed_alone() -> None:
    assert {variant.brand for variant in all_variants(" redmi ")} == {"Redmi"}
    with pytest.raises(UsageProblem, match="Fairphone, Google"):
        all_variants("Acme")
