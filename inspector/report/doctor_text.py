"""``inspector doctor`` for a person."""

from collections.abc import Sequence

from inspector.doctor import Finding
from inspector.report.text import Page, clean


def doctor_text(findings: Sequence[Finding], page: Page) -> str:
    """One line a finding, and the next step below what is not well."""
    lines = []
    for finding in findings:
        mark = page.paint("ok", "green") if finding.good and not finding.advice else page.paint("!!", "bold", "yellow")
        lines.append(f"{mark}  {page.wrap(f'{clean(finding.what)}: {clean(finding.found)}', '', '    ')}")
        lines += [page.wrap(f"-> {clean(line)}", "    ", "       ") for line in finding.advice.splitlines()]
    return "\n".join(lines)
