"""HTML that is escaped by construction: text becomes markup only through ``element`` and ``text``."""

from collections.abc import Iterable, Iterator
from html import escape

from inspector.dataclass import dataclass
from inspector.report.text import clean_lines

_VOID = frozenset({"br", "meta"})


@dataclass(frozen=True, slots=True)
class Markup:
    """Finished HTML. Only this module, and the style sheet, make it out of text."""

    html: str


Child = str | Markup | None
Value = str | int | float | bool | None


def text(raw: str) -> Markup:
    """Text as text, whoever wrote it: controls made visible as on a terminal, then escaped, in attributes too."""
    return Markup(escape(clean_lines(raw), quote=True))


def element(tag: str, *children: Child, **attributes: Value) -> Markup:
    """One element. A child that is a plain string is text, None is nothing.

    ``class_`` is the attribute ``class``, ``aria_label`` is ``aria-label``; None and False leave an attribute out.
    """
    inside = "".join(_html(child) for child in children)
    opened = f"<{tag}{''.join(_attributes(attributes))}>"
    return Markup(opened if tag in _VOID else f"{opened}{inside}</{tag}>")


def joined(parts: Iterable[Child]) -> Markup:
    """The parts one after the other."""
    return Markup("".join(_html(part) for part in parts))


def _html(child: Child) -> str:
    if child is None:
        return ""
    return child.html if isinstance(child, Markup) else text(child).html


def _attributes(attributes: dict[str, Value]) -> Iterator[str]:
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        shown = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        yield f" {key}" if value is True else f' {key}="{text(shown).html}"'
