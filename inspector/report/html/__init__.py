"""Pages for a browser: one file each, no script, nothing from elsewhere."""

from inspector.report.html.check import check_html
from inspector.report.html.matrix import matrix_html
from inspector.report.html.spectrum import OnCarrier, spectrum

__all__ = ["OnCarrier", "check_html", "matrix_html", "spectrum"]
