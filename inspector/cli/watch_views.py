"""Which of the three views of ``inspector watch`` fits where the output goes, and how it is kept up to date."""

import sys
import time
from dataclasses import field
from typing import TYPE_CHECKING, Any

from inspector.cli.options import Colour
from inspector.cli.output import emit, note, page
from inspector.dataclass import dataclass
from inspector.report.text import clean
from inspector.watching import Bench, Phone, State, Step

if TYPE_CHECKING:
    from rich.live import Live

_FRAME = 0.1
"""Seconds between two pictures: nobody reads faster, and 64 phones that all answer would cost more."""
_READ = (State.VERDICT, State.FAILED)


@dataclass(frozen=True, slots=True)
class Ring:
    """The bell, on the terminal and never in a pipe, if it is wanted."""

    wanted: bool

    def ring(self, step: Step) -> None:
        """Once for all verdicts of one moment."""
        terminal = next((stream for stream in (sys.stderr, sys.stdout) if stream.isatty()), None)
        if self.wanted and step.results and terminal is not None:
            terminal.write("\a")
            terminal.flush()


@dataclass(slots=True)
class News:
    """What is new in a step: a phone in another state, a finished reading, a server that went or came back."""

    progress: bool
    """Whether one more answer is news too."""
    _said: dict[int, tuple[object, ...]] = field(default_factory=dict)
    _troubles: dict[str, str] = field(default_factory=dict)

    def phones(self, step: Step) -> list[Phone]:
        """In the order in which it happened. Verdicts come from the results, with those of earlier plug-ins."""
        news = list(step.results)
        for phone in step.changed:
            what = (phone.state, phone.visit, phone.device.state, phone.answered if self.progress else 0)
            if self._said.get(phone.number) != what:
                self._said[phone.number] = what
                news += [phone] if phone.state not in _READ else []
        return news

    def servers(self, bench: Bench) -> list[tuple[str, str | None]]:
        """Servers with the reason why they do not answer, None where they do again."""
        news = [(server, why) for server, why in bench.troubles.items() if self._troubles.get(server) != why]
        back = [(server, None) for server in self._troubles if server not in bench.troubles]
        self._troubles = dict(bench.troubles)
        return [*news, *back]


@dataclass(slots=True)
class _View:
    """What the views have in common: the readings that are over."""

    several: bool
    ring: Ring
    quiet: bool
    colour: Colour
    results: list[Phone] = field(default_factory=list)


class JsonLines:
    """Every event as a line of JSON."""

    def __init__(self, common: _View) -> None:
        self._common = common
        self._news = News(progress=True)

    def show(self, bench: Bench, step: Step) -> None:
        """Write what is new, at once."""
        from inspector.report.watch_document import line, server_line

        self._common.ring.ring(step)
        self._common.results += step.results
        for server, why in self._news.servers(bench):
            _emit_json(server_line(server, why))
        for phone in self._news.phones(step):
            _emit_json(line(phone))

    def ended(self, bench: Bench) -> None:
        """The last line."""
        from inspector.report.watch_document import ended_line

        _emit_json(ended_line(len(bench.phones), self._common.results, len(bench.read_now)))

    def __enter__(self) -> "JsonLines":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class PlainLines:
    """Every event as a line of text; what is wrong with a server on stderr."""

    def __init__(self, common: _View) -> None:
        self._common = common
        self._news = News(progress=False)
        self._page = page(common.colour, None)

    def show(self, bench: Bench, step: Step) -> None:
        """Write what is new, at once."""
        from inspector.report.watch_text import line

        common = self._common
        common.ring.ring(step)
        common.results += step.results
        moment = time.strftime("%H:%M:%SZ", time.gmtime())
        for server, why in self._news.servers(bench):
            note(f"{moment}  {clean_lines(why) if why else f'The adb server at {server} answers again.'}", common.quiet)
        for phone in self._news.phones(step):
            emit(line(phone, moment, common.several, self._page), None)

    def ended(self, bench: Bench) -> None:
        """The table."""
        from inspector.report.watch_text import summary

        emit("\n" + summary(self._common.results, len(bench.read_now), self._page), None)

    def __enter__(self) -> "PlainLines":
        note("Plug a phone in; Ctrl-C ends with the summary.", self._common.quiet)
        return self

    def __exit__(self, *_: object) -> None:
        pass


class FullScreen:
    """The bench on the whole terminal, and the table on the screen as it was before."""

    def __init__(self, common: _View) -> None:
        self._common = common
        self._live: Live | None = None
        self._drawn = 0.0
        self._stale = True

    def show(self, bench: Bench, step: Step) -> None:
        """Draw it anew where something changed, ten times a second at most; once a second for a new size."""
        self._common.ring.ring(step)
        self._common.results += step.results
        self._stale |= bool(step.changed or step.results)
        now = time.monotonic()
        if self._live is None or now - self._drawn < (_FRAME if self._stale else 1.0):
            return
        from inspector.report.watch_screen import screen

        self._drawn, self._stale = now, False
        troubles = [clean_lines(why) for why in bench.troubles.values()]
        size = self._live.console.size
        self._live.update(
            screen(bench.in_order(), troubles, several=self._common.several, width=size.width, height=size.height),
            refresh=True,
        )

    def ended(self, bench: Bench) -> None:
        """The table."""
        from inspector.report.watch_text import summary

        emit(summary(self._common.results, len(bench.read_now), page(self._common.colour, None)), None)

    def __enter__(self) -> "FullScreen":
        from rich.console import Console
        from rich.live import Live

        coloured = page(self._common.colour, None).colour
        console = Console(file=sys.stdout, no_color=not coloured, highlight=False, markup=False, emoji=False)
        self._live = Live(
            console=console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
        )
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None


View = JsonLines | PlainLines | FullScreen


def open_view(*, as_json: bool, several: bool, ring: Ring, quiet: bool, colour: Colour) -> View:
    """JSON if asked for, the whole screen on a terminal that can have it, else lines."""
    import os

    common = _View(several, ring, quiet, colour)
    if as_json:
        return JsonLines(common)
    full = sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "")
    return FullScreen(common) if full else PlainLines(common)


def clean_lines(text: str) -> str:
    """A message of several lines, made harmless."""
    return "\n".join(map(clean, text.split("\n")))


def _emit_json(document: dict[str, Any]) -> None:
    import json

    emit(json.dumps(document, ensure_ascii=True), None)


__all__ = ["FullScreen", "JsonLines", "PlainLines", "Ring", "View", "open_view"]
