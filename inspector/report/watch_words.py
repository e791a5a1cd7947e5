"""What the three views of ``inspector watch`` say of a phone, in the same words; never a serial (decision 0011)."""

from collections import Counter
from collections.abc import Iterable

from inspector.report.check_text import short
from inspector.report.text import clean
from inspector.watching import Phone, Reading, State

_TO_AUTHORISE = frozenset({"unauthorized", "authorizing"})


def name(phone: Phone) -> str:
    """Brand and model once they are read, else the model as adb has it."""
    reading = phone.reading
    if reading is None or not reading.model:
        return phone.device.name
    brand = reading.brand or ""
    whole = reading.model if reading.model.casefold().startswith(brand.casefold()) else f"{brand} {reading.model}"
    return clean(whole)


def place(phone: Phone, several: bool) -> str:
    """Where it is plugged in: the place on the bus or the kind of link; with ``several`` servers, which one."""
    device = phone.device
    link = clean(device.usb) if device.usb else {"usb": "USB", "tcp": "TCP/IP"}.get(device.link, device.link)
    return f"{link} at {phone.server}" if several else link


def state(phone: Phone) -> str:
    """In a word or two."""
    if phone.state is State.NOT_READY:
        return "authorise" if phone.device.state in _TO_AUTHORISE else clean(phone.device.state)
    if phone.state is State.READING:
        return f"reading {phone.answered}/{phone.asked}"
    if phone.state is State.VERDICT and phone.reading:
        return verdict(phone.reading)
    return "not read" if phone.state is State.FAILED else str(phone.state.value)


def verdict(reading: Reading) -> str:
    """The worst of the answers that count; without any, that there is none to be had.

    A phone that was not heard to the end gets no word that could be taken for its verdict; ``found`` says both.
    """
    if not reading.complete:
        return "cut off"
    verdicts = {answer.verdict for answer in reading.deciding}
    return next((one for one in _WORST_FIRST if one in verdicts), "no carrier")


_WORST_FIRST = ("not_checked", "lacks", "gaps", "unknown", "fits")


def detail(phone: Phone) -> str:
    """What to do, or what was found, in a sentence or two."""
    if phone.state is State.NOT_READY:
        return phone.device.advice
    if phone.state is State.STARTING:
        return "Android still starts; it is asked again in a moment"
    if phone.state is State.WAITING:
        return "as many as can be read at once are being read"
    if phone.state is State.UNPLUGGED and phone.reading:
        return f"was: {found(phone.reading)}"
    return found(phone.reading) if phone.reading and phone.state is not State.UNPLUGGED else ""


def found(reading: Reading) -> str:
    """The verdict with its one reason for each carrier that counts, or why there is none."""
    if not reading.answers and not reading.complete:
        return f"{clean(reading.why)}; unplug it and plug it in again"
    says = "; ".join(
        f"{answer.carrier} {_word(answer.verdict)}: {short(answer.summary)}" for answer in reading.deciding
    )
    if not says:
        says = " ".join([*map(clean, reading.notes), others(reading)]).strip()
    return says if reading.complete else f"{says} Not heard to the end: {clean(reading.why)}; plug it in again"


def others(reading: Reading) -> str:
    """Where no carrier decides: how many of those around have which verdict."""
    counts = Counter(answer.verdict for answer in reading.answers if not answer.deciding)
    shown = ", ".join(f"{counts[one]} {_word(one)}" for one in reversed(_WORST_FIRST) if counts[one])
    return f"Of {counts.total()} carriers: {shown}." if shown else ""


def sums(phones: Iterable[Phone]) -> str:
    """How many phones are in which state: ``12 plugged in: 3 reading, 8 fits, 1 authorise``."""
    present = [phone for phone in phones if phone.present]
    counts = Counter(
        state(phone).partition(" ")[0] if phone.state is State.READING else state(phone) for phone in present
    )
    shown = ", ".join(f"{count} {word}" for word, count in counts.most_common())
    return f"{len(present)} plugged in" + (f": {shown}" if shown else "")


def _word(verdict: str) -> str:
    return verdict.replace("_", " ")
