"""What ``inspector capture`` says while it waits and when it is done."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.phone.recording import Recording
from inspector.report.identifiers import KINDS
from inspector.report.text import clean
from inspector.report.unread import unread

if TYPE_CHECKING:
    from inspector.phone.live_bugreport import Fetched


def capture_text(recording: Recording, out: Path, counts: Mapping[str, int]) -> str:
    """What was recorded, what was replaced, what is missing."""
    size = sum(len(answer.stdout) for answer in recording.answers.values())
    whole = sum(answer.complete for answer in recording.answers.values())
    lines = [f"Recorded {whole} of {len(recording.answers)} answers ({size / 1024:.0f} KiB) in {clean(out)}."]
    if recording.redacted:
        replaced = ", ".join(_counted(kind, count) for kind, count in counts.items()) or "nothing found"
        lines.append(f"Replaced by fakes of the same shape: {replaced}.")
    else:
        lines.append("Not redacted: it holds serial numbers and places. Do not send it on.")
    lines += [f"Not recorded: {said}" for said in unread(recording.problems)]
    return "\n".join(lines)


def verified_text(recording: Recording, where: Path, replaced: Mapping[str, int], left: Mapping[str, int]) -> str:
    """By kind: what was replaced, and what is still there; never the values themselves."""
    lines = [f"Replaced: {_counted(kind, count)}" for kind, count in replaced.items()]
    lines += [f"Still in it: {_counted(kind, count)}" for kind, count in left.items()]
    if not left:
        return "\n".join([*lines, f"Nothing of the {len(KINDS)} kinds that are looked for is left in {clean(where)}."])
    if recording.redacted and not recording.fakes:
        lines.append("It says that it is redacted but lists no fakes, so that those cannot be told from real ones.")
    copy = f"{clean(where.stem)}-redacted.zip"
    lines.append(f"Do not send it on. A redacted copy: inspector capture --verify --from {clean(where)} {copy}")
    return "\n".join(lines)


def _counted(kind: str, count: int) -> str:
    """``1 IMEI``, ``3 area codes``."""
    named = KINDS.get(kind, kind)
    if count != 1:
        named = "logs of the modem" if kind == "traffic" else f"{named}{'es' if named.endswith('ss') else 's'}"
    return f"{count} {named}"


_DOING = {
    "making": "The phone makes its bugreport, which takes some minutes",
    "fetching": "Fetching it",
    "printing": "The phone prints its bugreport",
}
_MIB = 1024 * 1024


def progress_text(what: str, done: int, total: int | None) -> str:
    """How far the phone is, in a line; ``done`` is bytes unless ``total`` is known."""
    doing = _DOING[what]
    if what == "making":
        # The phone's own estimate of the total is too low at times.
        return f"{doing}: {min(99, done * 100 // total)} %" if total else f"{doing} ..."
    return f"{doing}: {done / _MIB:.1f} MiB"


def progress_step(what: str, done: int, total: int | None) -> tuple[str, int]:
    """The same for as long as it is not worth another line: a tenth of the work, or 16 MiB."""
    return what, (done * 10 // total if total else 0) if what == "making" else done // (16 * _MIB)


def bugreport_text(fetched: "Fetched", out: Path) -> str:
    """Where the bugreport is, that it is not redacted, and what is safe to send on."""
    lines = [f"Bugreport of {fetched.size / _MIB:.1f} MiB in {clean(out)}."]
    if fetched.cut:
        lines = [
            f"The bugreport is not whole: {fetched.cut}. {fetched.size / _MIB:.1f} MiB of text are in {clean(out)}."
        ]
    lines += [
        "Not redacted: logs, accounts, numbers and places are in it, and no program can take them all out. Do not "
        "send it on.",
        f"Look at it with:                 inspector check --from {clean(out)}",
        f"A redacted recording to send on: inspector capture --from {clean(out)} {clean(out.stem)}-redacted.zip",
    ]
    if fetched.kept_at:
        lines.append(f"The phone keeps its own copy ({clean(fetched.kept_at)}), as after any bugreport.")
    return "\n".join(lines)


def left_behind_text() -> str:
    """After Ctrl-C, with nothing fetched."""
    return "Nothing was fetched. The phone may go on making its bugreport, and keeps it."
