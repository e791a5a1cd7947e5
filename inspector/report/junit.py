"""JUnit XML in the form that Jenkins, GitLab and GitHub actions read.

``testsuites``, ``testsuite`` (properties, cases, system-out), in each case at most one of ``failure``, ``error`` and
``skipped``. ASCII: other characters are written as numbers, which no reader mistakes.
"""

from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from inspector.report.text import clean

KINDS = ("failure", "error", "skipped")
_LONGEST = 4000


def new_suite(name: str, properties: Mapping[str, str]) -> Xml.Element:
    """A suite without cases."""
    suite = Xml.Element("testsuite", name=text(name))
    if properties:
        told = Xml.SubElement(suite, "properties")
        for key, value in properties.items():
            Xml.SubElement(told, "property", name=key, value=text(value))
    return suite


def new_case(suite: Xml.Element | None, name: str, group: str) -> Xml.Element:
    """A case that passes so far."""
    case = Xml.Element("testcase", classname=text(group), name=text(name), time="0")
    if suite is not None:
        suite.append(case)
    return case


def add(case: Xml.Element, kind: str, type_: str, message: str) -> None:
    """What keeps the case from passing. ``skipped`` has no type in the schema; readers show message or text."""
    found = Xml.SubElement(case, kind, {"message": text(message)})
    if kind != "skipped":
        found.set("type", type_)
    found.text = text(message)


def say(element: Xml.Element, said: str) -> None:
    """What readers show beside it; ``said`` is harmless already."""
    Xml.SubElement(element, "system-out").text = said


def count(element: Xml.Element) -> None:
    """The sums that readers show before they look inside."""
    sums = {"tests": len(list(element.iter("testcase")))}
    sums |= {plural(kind): len(list(element.iter(kind))) for kind in KINDS}
    for name, number in sums.items():
        element.set(name, str(number))
    element.set("time", "0")


def plural(kind: str) -> str:
    """The attribute that holds how many there are."""
    return kind if kind == "skipped" else f"{kind}s"


def written(root: Xml.Element, *, whole: bool = True) -> str:
    """The document, or one suite of it."""
    Xml.indent(root)
    document: bytes = Xml.tostring(root, encoding="us-ascii", xml_declaration=whole)
    return document.decode("ascii") + "\n"


def text(value: str) -> str:
    """Text without a character that XML 1.0 has no place for: those are written out."""
    return clean(value, _LONGEST)
