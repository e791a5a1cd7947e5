"""Pages in a real browser: they fit every width, fetch nothing, complain of nothing, and print.

Screenshots of each are kept in build/screenshots, to be looked at.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.pages import PAGES, html

from .chromium import Browser, binary, running

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
LOOKED_AT = [name for name in PAGES if name != "no-carrier"]
LOOKS = ((360, False), (768, False), (1280, False), (1280, True))
"""Width of the window in CSS pixels, and whether the reader prefers dark."""

pytestmark = pytest.mark.skipif(binary() is None, reason="no Chromium here (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running(str(binary()), Path(folder)) as started,
    ):
        yield started


@pytest.fixture(scope="module", params=LOOKED_AT)
def page(request: pytest.FixtureRequest, browser: Browser) -> Path:
    SHOTS.mkdir(parents=True, exist_ok=True)
    path: Path = SHOTS / f"{request.param}.html"
    path.write_text(html(request.param), encoding="ascii")
    return path


OVERFLOWING = """[...document.querySelectorAll("body *")].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width > 1 && !one.closest(".scroll, svg") && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.tagName + " " + one.textContent.slice(0, 40))"""

TEXT_THAT_OVERLAPS = """[...document.querySelectorAll("svg.spectrum")].flatMap(picture => {
  const boxes = [...picture.querySelectorAll("text")].map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0);
  return boxes.flatMap(([said, box], place) => boxes.slice(place + 1)
    .filter(([, other]) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
      && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 4)
    .map(([other]) => said + " / " + other))
    .concat(boxes.filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([said]) => said + " / edge"));
})"""

SMALLEST = """Math.min(...[...document.querySelectorAll("body *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    && one.getBoundingClientRect().width > 1 && !["TITLE", "title", "desc"].includes(one.tagName))
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_a_page_fits_the_width_and_asks_for_nothing(browser: Browser, page: Path, width: int, dark: bool) -> None:
    browser.open(page, width, dark=dark)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert browser.value(OVERFLOWING) == []
    assert browser.value(TEXT_THAT_OVERLAPS) == []
    assert browser.value(SMALLEST) >= 11
    assert browser.said == []
    assert browser.requested == [page.resolve().as_uri()]
    ground = browser.value("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(17, 22, 28)" if dark else "rgb(255, 255, 255)")
    browser.screenshot(SHOTS / f"{page.stem}-{width}{'-dark' if dark else ''}.png")


def test_a_page_prints_on_few_sheets_in_light_colours(browser: Browser, page: Path) -> None:
    browser.open(page, 794, dark=True, media="print")
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    printed = page.with_suffix(".pdf")
    browser.print(printed)
    sheets = printed.read_bytes().count(b"/Type /Page\n") or printed.read_bytes().count(b"/Type /Page ")
    assert 1 <= sheets <= {"matrix": 20, "matrix-of-many": 30, "diff": 10}.get(page.stem, 6)


def test_the_policy_holds_against_what_is_smuggled_in(browser: Browser, tmp_path: Path) -> None:
    """Were there ever a hole in the escaping: neither script nor style nor image of it does anything."""
    smuggled = (
        '<script>document.title = "pwned"</script><p style="color: red" onclick="1">x</p>'
        '<img src="x.png" onerror="document.title = \'pwned\'"><link rel="stylesheet" href="x.css">'
        "<style>body { background: red !important }</style>"
    )
    path = tmp_path / "smuggled.html"
    path.write_text(html("fits").replace("<main>", f"<main>{smuggled}"), encoding="ascii")
    browser.open(path, 768)
    assert browser.value("document.title") != "pwned"
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert browser.value("getComputedStyle(document.querySelector('main > p')).color") != "rgb(255, 0, 0)"
    assert len(browser.said) >= 4


def test_a_heat_map_scrolls_by_itself_and_by_keyboard(browser: Browser) -> None:
    page = SHOTS / "matrix.html"
    page.write_text(html("matrix"), encoding="ascii")
    browser.open(page, 360)
    assert browser.value("(s => s.scrollWidth > s.clientWidth && s.tabIndex === 0)(document.querySelector('.scroll'))")
