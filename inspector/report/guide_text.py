"""``inspector capture --guide``: what the owner of a phone can collect of its modem's own lists, in plain steps."""

import textwrap

from inspector.dataclass import dataclass
from inspector.phone.chipset import Chipset


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way: what it needs, what to type or tap, and what comes of it."""

    title: str
    needs: str
    steps: tuple[str, ...]


_ANYONE = (
    _Way(
        title="The label and the bands in use",
        needs="nothing but adb",
        steps=(
            "Note the model number on the box or under the battery, and give it with --variant.",
            "Record the phone where it has service, in several places and with each SIM: inspector capture phone.zip",
            "A bugreport (adb bugreport) holds the radio log of hours: inspector bands --from bugreport.zip",
        ),
    ),
    _Way(
        title="What the phone tells the network (UE capability)",
        needs="a rooted phone, or its USB diagnostic port, and QCSuper or SCAT on a computer",
        steps=(
            "Start the recording: qcsuper --adb --pcap-dump phone.pcap (Qualcomm, rooted), "
            "or scat -t sec|qc|hisi -u -F phone.pcap (over USB).",
            "Switch airplane mode on and off again, with a SIM that registers: only then is it sent.",
            "Stop it and read it: inspector bands --from phone.pcap",
        ),
    ),
)

_QUALCOMM = (
    _Way(
        title="The modem's own list (QMI DMS)",
        needs="root, and a qmicli that was built for Android; stock phones have none",
        steps=(
            "With qmicli on the phone: inspector check --root. Each command is shown, all of them only read.",
            "By hand: adb shell \"su -c 'qmicli -d qrtr://0 --dms-get-band-capabilities'\" > qmicli.txt",
            "Read it: inspector bands --from qmicli.txt",
            "If it says none, the modem's policy is not loaded yet: wait until the phone has service and ask again.",
        ),
    ),
    _Way(
        title="NV and EFS items on Xiaomi phones (mtb)",
        needs="root",
        steps=(
            "inspector check --root reads them. By hand, as root: mtb 4 1 0 6828 and "
            "mtb 4 4 0 /nv/item_files/modem/mmode/nr_band_pref",
            "Never send mtb 4 2, 4 3, 4 5, 4 6 or 11: they write, delete and restart the modem.",
            "Keep what is printed: inspector bands --from mtb.txt. Items named bandpref are preferences, no proof.",
        ),
    ),
    _Way(
        title="Without root: the diagnostic port",
        needs="a phone whose test mode opens it (OPLUS: ftm; Motorola: BP Tools), and QXDM, EfsTools or QCSuper",
        steps=(
            "Only read. The programs that read there can also write, and a wrong byte can cost the phone its radio.",
            "Keep NV 1877 and 6828, /nv/item_files/modem/mmode/*band* and /policyman/*.xml.",
            "Each can be given with --from; keep the names of the items, for the bytes do not say what they are.",
        ),
    ),
)

_MEDIATEK = (
    _Way(
        title="The modem's own list (AT+EPBSEH=?)",
        needs="root",
        steps=(
            "inspector check --root asks where the port is known (/dev/radio/atci1). Newer phones do not answer there.",
            "By hand, as root, in one shell: cat /dev/radio/atci1 - and in a second one: "
            "printf 'AT+EPBSEH=?\\r' > /dev/radio/atci1",
            "Keep the command together with its answer: =? is what is supported, ? only what is enabled.",
            "Paste it into a file: inspector bands --from at.txt",
        ),
    ),
    _Way(
        title="Without root: EngineerMode",
        needs="the dialler code *#*#3646633#*#*, where the maker left it in",
        steps=(
            "Telephony, BandMode: the boxes that are there are the supported bands. Take a picture and set nothing.",
        ),
    ),
)

_SHANNON = (
    _Way(
        title="The carriers' capability files (uecapconfig)",
        needs="root, or the factory image of exactly this model",
        steps=(
            "Copy /vendor/firmware/uecapconfig/*.binarypb off the phone, or out of the image's vendor partition.",
            "Each file holds what one carrier is told; give them with --from. All together come near the hardware.",
        ),
    ),
    _Way(
        title="Samsung without root",
        needs="the exact model",
        steps=(
            "The model number with its last letters (ro.boot.em.model, Settings, About phone) names the hardware.",
            "ServiceMode screens write when tapped: look, and touch nothing.",
        ),
    ),
)

_HISILICON = (
    _Way(
        title="The modem's own list (AT^SYSCFGEX=?)",
        needs="a stick or router with an AT port; on phones root and /dev/appvcom, which few open",
        steps=(
            "Send AT^SYSCFGEX=? from a terminal program and keep the command together with its answer.",
            "inspector bands --from at.txt. 3fffffff and 7fffffffffffffff mean any band and are no list.",
        ),
    ),
)

_UNISOC = (
    _Way(
        title="What the modem is locked to (AT+SPLBAND=0)",
        needs="root and a free AT port (/dev/stty_lte*)",
        steps=(
            "Send AT+SPLBAND=0 (it reads; with more numbers it sets) and keep the command together with its answer.",
            "inspector bands --from at.txt. It is a lock, no list of what the modem can do; all zero is no lock.",
        ),
    ),
)

_WAYS = {
    Chipset.QUALCOMM: _QUALCOMM,
    Chipset.MEDIATEK: _MEDIATEK,
    Chipset.SHANNON: _SHANNON,
    Chipset.HISILICON: _HISILICON,
    Chipset.UNISOC: _UNISOC,
}


_WIDTH = 100


def guide_text(maker: Chipset | None) -> str:
    """The ways for one maker's modems, or for all where it is not known."""
    makers = list(Chipset) if maker is None else [maker]
    head = "any phone" if maker is None else f"this phone ({maker})"
    parts = [
        f"What you can collect of the modem's own lists from {head}. None of it changes the phone.",
        _section("Any phone", _ANYONE),
        *(_section(f"{one} modems", _WAYS[one]) for one in makers),
        "Send nobody a file with identifiers in it: inspector capture OUT --from FILE replaces them.",
    ]
    return "\n\n".join(parts)


def _section(title: str, ways: tuple[_Way, ...]) -> str:
    return "\n\n".join([title, *(_way(way) for way in ways)])


def _way(way: _Way) -> str:
    steps = [_wrapped(f"{number}. {step}", 7) for number, step in enumerate(way.steps, 1)]
    return "\n".join([f"  {way.title}", _wrapped(f"Needs: {way.needs}.", 4), *steps])


def _wrapped(text: str, hanging: int) -> str:
    return textwrap.fill(
        text,
        width=_WIDTH,
        initial_indent=" " * 4,
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
