"""What users write themselves: carriers and catalog in TOML, tables in CSV."""

import tomllib
from collections.abc import Iterable

from fuzz.sources import on_disk
from fuzz.target import Target, sampled
from inspector.carriers import loader as carriers
from inspector.carriers import validate as carriers_validate
from inspector.catalog import importing, writing
from inspector.catalog import loader as catalog
from inspector.catalog import validate as catalog_validate
from inspector.faults import Fault
from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.toml_text import TOMLDecodeError


def _carriers(data: bytes) -> None:
    path = on_disk(data, "mine.toml")
    file = carriers.read(path)
    _check_faults(file.faults, data)
    sound = {profile.id for profile in file.sound()}
    assert {profile.id for profile in carriers.load(path)} <= sound
    assert {profile.id for profile in carriers.load(path, "att")} <= sound, "what is looked for is not in the file"
    _check_faults(carriers_validate.faults_of(file), data)
    if sampled(data):  # it is laid over the shipped files, which takes its time
        _check_faults(carriers_validate.validate([path]), data)


def _catalog(data: bytes) -> None:
    """As a whole, and entry by entry, as a check looks into the user's own folder."""
    path = on_disk(data, "brand.toml")
    variants, faults = catalog.load(path)
    _check_faults(faults, data)
    _check_faults(catalog_validate.validate([path]), data)
    assert variants or faults, "nothing read, and nothing said about it"
    try:
        found = [*catalog._of_file(path, catalog._into_entries(path), ["acme"])]
    except (UnreadableInput, UnicodeDecodeError, TOMLDecodeError):
        assert faults, "a file without a fault is refused"
    else:
        assert faults or {one.id for one in found} <= {one.id for one in variants}
    catalog._parse.cache_clear()


def _check_faults(faults: Iterable[Fault], data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for fault in faults:
        assert fault.reason, "a fault without a reason"
        assert fault.line is None or 1 <= fault.line <= lines, f"{fault}: there is no such line"


def _table(data: bytes) -> None:
    """What is imported can be written as a brand file and read again."""
    try:
        defaults = {"source": "mine", "source_kind": "user", "seen_on": "2024-01-01", "brand": "Acme", "name": "One"}
        read = importing.read_table(importing.decode(data), {}, defaults)
    except (UnreadableInput, UsageProblem) as why:
        assert str(why)
        return
    faulty = {fault.reason for fault in read.faults}
    for brand, entries in read.brands.items():
        tables = tomllib.loads(writing.brand_file(brand, entries, "imported"))
        assert faulty or len(tables["variant"]) == len(entries)


TARGETS = (
    Target(name="toml-carriers", share=3, run=_carriers, max_len=8192),
    Target(name="toml-catalog", run=_catalog, max_len=8192),
    Target(name="csv-catalog", run=_table),
)
"""Files of `--profile`, of the user's folder and of `catalog import`."""
