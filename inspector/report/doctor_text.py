"""``inspector doctor`` for a person, and for a machine."""

from collections.abc import Sequence
from typing import Any

from inspector.doctor import Finding, State
from inspector.report.text import Page, clean

SCHEMA = "inspector/doctor/1"
_MARKS = {State.OK: ("ok", "green"), State.NOTE: ("--", "cyan"), State.PROBLEM: ("!!", "yellow")}


def doctor_text(findings: Sequence[Finding], page: Page) -> str:
    """One line a finding, and the next step below what is not well."""
    lines = []
    for finding in findings:
        mark = page.paint(*_MARKS[finding.state])
        lines.append(f"{mark}  {page.wrap(f'{clean(finding.what)}: {clean(finding.found)}', '', '    ')}")
        lines += [page.wrap(f"-> {clean(line)}", "    ", "       ") for line in finding.advice.splitlines()]
    return "\n".join(lines)


def doctor_document(findings: Sequence[Finding]) -> dict[str, Any]:
    """The same as ``inspector schema doctor`` describes it."""
    return {
        "schema": SCHEMA,
        "ready": all(finding.state is not State.PROBLEM for finding in findings),
        "findings": [
            {
                "check": finding.check,
                "what": finding.what,
                "found": finding.found,
                "state": finding.state.value,
                "advice": finding.advice.splitlines(),
            }
            for finding in findings
        ],
    }
