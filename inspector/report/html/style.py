"""Colours, patterns and the style sheet. Nothing from elsewhere; light, dark and print from one sheet."""

from inspector.report.html.markup import Markup, Value, element, joined
from inspector.verdict import LayerStatus, NrVerdict, Verdict

LIGHT = {
    "paper": "#ffffff",
    "panel": "#f5f7fa",
    "ink": "#1b2128",
    "muted": "#535e6b",
    "line": "#d3dae2",
    "has": "#12692f",
    "covered": "#0b5f86",
    "off": "#7d4e00",
    "lacks": "#b3182a",
    "unknown": "#5b5f73",
}
DARK = {
    "paper": "#11161c",
    "panel": "#1a2129",
    "ink": "#e8edf3",
    "muted": "#a3aebb",
    "line": "#36414d",
    "has": "#57c878",
    "covered": "#62bdea",
    "off": "#e6ad48",
    "lacks": "#ff8a8a",
    "unknown": "#b4b8cc",
}
TEXT_ON = [
    *((ink, ground) for ink in ("ink", "muted", *LayerStatus) for ground in ("paper", "panel")),
    *(("paper", status.value) for status in LayerStatus),
]
"""Every pair of text and ground that the sheet uses; a test computes their contrast (WCAG 2.2, 1.4.3)."""

GLYPH = {
    LayerStatus.HAS: "✓",
    LayerStatus.COVERED: "≈",
    LayerStatus.OFF: "∅",
    LayerStatus.LACKS: "✗",
    LayerStatus.UNKNOWN: "?",
}
MEANS = {
    LayerStatus.HAS: "has it",
    LayerStatus.COVERED: "another of its bands covers it",
    LayerStatus.OFF: "has it, but it is switched off",
    LayerStatus.LACKS: "lacks it",
    LayerStatus.UNKNOWN: "not known",
}
_TONE: dict[Verdict | NrVerdict, LayerStatus] = {
    Verdict.FITS: LayerStatus.HAS,
    Verdict.GAPS: LayerStatus.OFF,
    Verdict.LACKS: LayerStatus.LACKS,
    Verdict.UNKNOWN: LayerStatus.UNKNOWN,
    Verdict.NOT_CHECKED: LayerStatus.UNKNOWN,
    NrVerdict.FITS: LayerStatus.HAS,
    NrVerdict.GAPS: LayerStatus.OFF,
    NrVerdict.LACKS: LayerStatus.LACKS,
    NrVerdict.NONE: LayerStatus.UNKNOWN,
    NrVerdict.UNKNOWN: LayerStatus.UNKNOWN,
}
_VERDICT_GLYPH: dict[Verdict | NrVerdict, str] = {
    Verdict.FITS: "✓",
    Verdict.GAPS: "◐",
    Verdict.LACKS: "✗",
    Verdict.UNKNOWN: "?",
    Verdict.NOT_CHECKED: "–",
    NrVerdict.FITS: "✓",
    NrVerdict.GAPS: "◐",
    NrVerdict.LACKS: "✗",
    NrVerdict.NONE: "–",
    NrVerdict.UNKNOWN: "?",
}


def tone(verdict: Verdict | NrVerdict) -> str:
    """The colour of a verdict, by the name of the layer status that has the same."""
    return _TONE[verdict].value


def sign(verdict: Verdict | NrVerdict) -> str:
    """The sign of a verdict: colour alone says nothing to some readers, nor on a black and white print."""
    return _VERDICT_GLYPH[verdict]


def verdict_words(verdict: Verdict | NrVerdict) -> str:
    """Sign and word."""
    return f"{sign(verdict)} {verdict.value.replace('_', ' ')}"


def sheet() -> Markup:
    """The whole style sheet, as the content of ``style``. Ours alone: nothing of a phone is ever in it."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}"
    return Markup(f":root {{ {_variables(LIGHT)} }}\n{dark}\n{_SHEET}{_tones()}")


def patterns() -> Markup:
    """What fills the bars: a colour and a pattern for each status, so that either of them is enough. Once in a page."""
    cell: dict[str, Value] = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    ground = element("rect", class_="paper", width=6, height=6)
    inside = {
        LayerStatus.COVERED: element("path", d="M-1 7L7 -1M2 10L10 2M-4 4L4 -4", stroke_width=2.4),
        LayerStatus.OFF: joined(element("circle", cx=x, cy=x, r=1.5, class_="dot") for x in (1.5, 4.5)),
        LayerStatus.LACKS: element("path", d="M0 0L6 6M6 0L0 6", stroke_width=0.8),
        LayerStatus.UNKNOWN: element("path", d="M1 0V6M4 0V6", stroke_width=1),
    }
    made = [element("pattern", ground, drawn, id=f"fill-{status}", class_=f"tone-{status}", **cell)
            for status, drawn in inside.items()]  # fmt: skip
    return element("svg", element("defs", *made), class_="patterns", width=0, height=0, aria_hidden="true")


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


def _tones() -> str:
    return "".join(
        f".tone-{status} {{ --tone: var(--{status}); }}\n"
        f".bar.tone-{status} {{ fill: {'var(--has)' if status is LayerStatus.HAS else f'url(#fill-{status})'}; }}\n"
        for status in LayerStatus
    )


_SHEET = """
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: break-word; }
.why, dd, p, h1, h2, li, .list tbody th { overflow-wrap: anywhere; }
.narrow { display: none; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.05rem; margin: 0; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: .35rem 0; }
small, .muted, figcaption { color: var(--muted); }
small { font-size: .8rem; font-weight: 400; }
.nowrap { white-space: nowrap; overflow-wrap: normal; }
section { margin: 1.75rem 0 2.5rem; }
section + section { border-top: 1px solid var(--line); padding-top: 1.75rem; }
.verdict { display: inline-block; background: var(--tone); color: var(--paper); border-radius: .35rem;
  padding: .1rem .7rem; font-weight: 700; margin-bottom: .6rem; }
.sentence { font-size: 1.2rem; line-height: 1.45; margin: .6rem 0 1rem; max-width: 48rem; }
.said { color: var(--tone); font-weight: 600; white-space: nowrap; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.cards > div { background: var(--panel); border-left: .3rem solid var(--tone, var(--line)); border-radius: .35rem;
  padding: .6rem .9rem; }
dl { margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; }
.facts { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .35rem 1.25rem; }
ul { margin: .35rem 0; padding-left: 1.2rem; }
figure { margin: 1.25rem 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-weight: 600; font-size: .8rem; white-space: nowrap; }
.list tbody th { min-width: 7.5rem; }
.list .why { width: 48%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.gone td, tr.gone th { color: var(--muted); }
tr.group th { background: var(--panel); padding-left: .5rem; font-size: .8rem; color: var(--muted); }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: .15rem solid var(--covered); }
footer { color: var(--muted); font-size: .85rem; padding-bottom: 2rem; }
.patterns { position: absolute; }
.spectrum { display: block; width: 100%; overflow: visible; padding: 0 1.5rem 0 5.75rem; font-size: 13px; }
.spectrum text { fill: var(--ink); }
.spectrum .small { font-size: 11px; fill: var(--muted); }
.spectrum .core { font-weight: 700; }
.spectrum .sign { fill: var(--tone); font-weight: 700; }
.spectrum .range { fill: var(--panel); }
.spectrum .grid { stroke: var(--line); stroke-width: 1; }
.spectrum .base { stroke: var(--muted); stroke-width: .75; opacity: .55; }
.spectrum .hit { fill: transparent; }
.spectrum .row:hover .hit { fill: var(--line); opacity: .5; }
.spectrum .bar { stroke: var(--tone); stroke-width: 1.5; }
.spectrum .gone .bar, .spectrum .elsewhere .bar { fill: none; stroke: var(--muted); stroke-dasharray: 3 2;
  stroke-width: 1; }
.spectrum .gone text, .spectrum .elsewhere text { fill: var(--muted); font-weight: 400; }
.mark { fill: var(--ink); stroke: var(--paper); stroke-width: 1.5; }
.mark.faint { fill: var(--paper); stroke: var(--ink); }
pattern .paper { fill: var(--paper); }
pattern path { stroke: var(--tone); fill: none; }
pattern .dot { fill: var(--tone); }
.legend { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap;
  gap: .25rem 1.25rem; font-size: .85rem; }
.legend svg { width: 1.75rem; height: .9rem; vertical-align: -.1rem; margin-right: .4rem; overflow: visible; }
.legend .bar { stroke: var(--tone); stroke-width: 1.5; }
.legend .gone { fill: none; stroke: var(--muted); stroke-dasharray: 3 2; }
body:has(.map) > * { max-width: 100rem; }
.map ~ section { max-width: 68rem; }
.heat { width: auto; border-collapse: separate; border-spacing: 3px; }
.heat th, .heat td { border: 0; padding: .35rem .55rem; }
.heat thead th { text-align: center; vertical-align: bottom; }
.heat th:first-child { text-align: left; padding-left: 0; }
.heat tbody th { font-weight: 600; max-width: 16rem; min-width: 11rem; background: var(--paper); position: sticky;
  left: 0; }
.heat th small { display: block; }
.heat small { font-size: .85em; }
.heat td { background: var(--tone); color: var(--paper); border-radius: .3rem; text-align: center;
  vertical-align: middle; white-space: nowrap; }
.heat td small { color: inherit; display: block; }
.unseen, .heat.many .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.heat.many td { position: relative; }
.heat .tall { writing-mode: vertical-rl; transform: rotate(180deg); padding: .3rem; white-space: nowrap;
  overflow-wrap: normal; vertical-align: bottom; }
@media screen and (max-width: 45rem) {
  .narrow { display: inline; }
  header, main, footer { padding-left: .9rem; padding-right: .9rem; }
  .sentence { font-size: 1.08rem; }
  .spectrum { padding-left: 5.25rem; padding-right: 1.1rem; }
  .spectrum .wide { display: none; }
  th, td { padding-right: .5rem; }
  .list { font-size: .875rem; }
  .list, .list tbody, .list caption { display: block; }
  .list { position: relative; }
  .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .list tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  .list th, .list td { border: 0; padding: 0; }
  .list .why { flex-basis: 100%; color: var(--muted); }
  .list tr.group { padding: 0; }
  .list tr.group th { flex-basis: 100%; padding: .3rem .5rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .heat tbody th { min-width: 6.5rem; max-width: 7.5rem; }
}
@media print {
  :root { color-scheme: light; }
  @page { margin: 14mm; }
  @page wide { size: A4 landscape; margin: 10mm; }
  body { font-size: 10.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  section { margin: 1rem 0 1.5rem; }
  h2, h3, caption { break-after: avoid; }
  .cards > div { break-inside: avoid; }
  .scroll { overflow: visible; }
  .verdict, .heat td { background: none; color: var(--tone); border: 1px solid var(--tone); }
  .map, body:has(.map) > header { page: wide; }
  .map { margin-top: 0; }
  .heat { font-size: 8pt; border-spacing: 1px; }
  .heat th, .heat td { padding: .2rem .3rem; }
}
"""
