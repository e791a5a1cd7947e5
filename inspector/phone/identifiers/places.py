"""Where a phone is: cells, areas and positions, as Android, RIL and modems write them."""

from inspector.phone.identifiers.rule import X, kept, number, rule, word

_HEX = f"{X}{{1,10}}"
_PLMN = r"\d{3},\d{2,3},"
_REG = r"\+[CE](?:G|E|5G)?REG: ?(?:\d, ?){1,2}"
_STATE = r"REGISTRATION_STATE \{\d{1,2}, \"?"
_IS = r"[\"']?\s{0,40}[=:]\s{0,3}[\"']?"
_SHOWN = r"(?![\w*])"
"""Not masked by the phone itself."""
_DEGREES = r"\d{1,3}\.\d{4,15}"
_GTCCINFO = r"\s{0,4}[12],\d{1,2},[2-7]\d\d,\d{1,3},"
_QENG_LTE_NR = rf"\"(?:LTE|NR5G-SA)\",\"[FT]DD\",{_PLMN}"

RULES = (
    rule(
        r"\b(?:mCi|mCid|mNci|mBasestationId|mLongitude|mLatitude|mCsgIdentity|cid|ci|nci|eci|cellid|CellId)"
        r"[\"']?\s?[=:]\s?[\"']?(?P<v>-?(?:0x)?\d[0-9A-Fa-f]*)\b(?!\*)",
        kept(number("cell")), "ci", "cellid", "mbasestationid", "mlongitude", "mlatitude", "mcsgidentity",
    ),
    rule(
        r"\b(?:mTac|mLac|tac|lac|mNetworkId|mSystemId)[\"']?\s?[=:]\s?[\"']?(?P<v>(?:0x)?\d[0-9A-Fa-f]*)\b(?!\*)",
        kept(number("area")), "tac", "lac", "mnetworkid", "msystemid",
    ),
    # Other spellings: of RIL, QXDM, modems and mmcli, where both are hexadecimal.
    rule(
        rf"(?i)(?:cell[ _]?id|\bci|\bcid|\beci|\bnci){_IS}(?P<v>(?:0x)?{X}{{5,11}}){_SHOWN}",
        kept(number("cell")), "ci", "cell id", "cell_id", "cellid",
    ),
    rule(rf"(?i)\b[eg]nb_?id{_IS}(?P<v>(?:0x)?{X}{{3,10}}){_SHOWN}", kept(number("cell")), "nbid", "nb_id"),
    rule(
        rf"(?i)(?:\b[lt]ac|(?:tracking|location)[ _]?area(?:[ _]?code)?){_IS}(?P<v>(?:0x)?{X}{{2,8}}){_SHOWN}",
        kept(number("area")), "lac", "tac", "ing_area", "ing area", "ingarea", "ion_area", "ion area", "ionarea",
    ),
    rule(rf"(?i)\b[lt]ac:{_HEX}\s{{1,3}}Id:(?P<v>{_HEX})\b", kept(number("cell")), "lac:", "tac:"),
    # RILJ up to Android 7: state, area, cell.
    rule(rf"{_STATE}(?P<v>(?:0x)?{_HEX})\"?,", kept(number("area")), "registration_state {"),
    rule(
        rf"{_STATE}(?:0x)?{_HEX}\"?, \"?(?P<v>(?:0x)?{_HEX})\"?[,}}]",
        kept(number("cell")), "registration_state {",
    ),
    # CdmaCellLocation.toString(): [bid,latitude,longitude,sid,nid]
    rule(r"CellLocation=\[\d+,-?\d+,(?P<v>-?\d+),-?\d+,-?\d+\]", kept(number("cell"))),
    rule(r"CellLocation=\[\d+,-?\d+,-?\d+,(?P<v>\d+),", kept(number("area"))),
    rule(r"CellLocation=\[\d+,-?\d+,-?\d+,-?\d+,(?P<v>\d+)\]", kept(number("area"))),
    # GsmCellLocation.toString(): [lac,cid,psc]
    rule(r"CellLocation=\[(?P<v>\d+),-?\d+,", kept(number("area"))),
    rule(r"CellLocation=\[-?\d+,(?P<v>-?\d+),", kept(number("cell"))),
    # TS 27.007, 7.2 and 10.1: area and cell are hexadecimal strings.
    rule(rf"{_REG}\"(?P<v>{_HEX})\"", kept(number("area"))),
    rule(rf"{_REG}\"{_HEX}\",\"(?P<v>{_HEX})\"", kept(number("cell"))),
    # Modems that leave the marks out.
    rule(rf"{_REG}(?P<v>{X}{{3,8}}), ?{X}{{3,10}}\b", kept(number("area"))),
    rule(rf"{_REG}{X}{{3,8}}, ?(?P<v>{X}{{3,10}})\b", kept(number("cell"))),
    # Intel: kind, MCC, MNC, area, cell.
    rule(rf"\+XMCI: \d,\d+,\d+,\"(?P<v>0x{_HEX})\"", kept(number("area")), "+xmci: "),
    rule(rf"\+XMCI: \d,\d+,\d+,\"0x{_HEX}\",\"(?P<v>0x{_HEX})\"", kept(number("cell")), "+xmci: "),
    # Positions: by name, as a pair of degrees, and as NMEA writes them.
    rule(
        rf"(?i)(?:latitude|longitude){_IS}(?P<v>-?\d{{1,3}}\.\d{{2,15}})",
        kept(word("place")), "latitude", "longitude",
    ),
    rule(
        r"(?i)\b(?:lat|lon|lng)[=:] ?(?P<v>-?\d{1,3}\.\d{2,15})",
        kept(word("place")), "lat=", "lat:", "lon=", "lon:", "lng=", "lng:",
    ),
    rule(
        r"(?i)[\"'](?:lat|lon|lng)[\"'] ?[=:] ?[\"']?(?P<v>-?\d{1,3}\.\d{2,15})",
        kept(word("place")), 'lat"', "lat'", 'lon"', "lon'", 'lng"', "lng'",
    ),
    rule(rf"(?P<v>[1-9](?<![\w.].)\d{{0,2}}\.\d{{4,15}}, ?-?{_DEGREES})(?![\w.])", kept(word("place"))),
    rule(r"(?P<v>\d{4}\.\d{2,8},?[NS],\d{5}\.\d{2,8}),?[EW]", kept(word("place")), ",n", ",s", "n,", "s,"),
    # Text of qmicli and mmcli.
    rule(r"(?i)\bcell id: '(?P<v>\d{3,12})'", kept(number("cell")), "cell id: '"),
    rule(r"(?i)\b(?:tracking|location) area code: '(?P<v>\d{1,8})'", kept(number("area")), " area code: '"),
    # Fibocom, rows of +GTCCINFO: kind, RAT, MCC, MNC, area, cell.
    rule(rf"(?m)^{_GTCCINFO}(?P<v>{_HEX}),(?=[0-9A-Fa-f]{{5,10}},)", kept(number("area"))),
    rule(rf"(?m)^{_GTCCINFO}{_HEX},(?P<v>[0-9A-Fa-f]{{5,10}}),", kept(number("cell"))),
    # Quectel, AT+QENG="servingcell": LTE and NR give cell, PCI ... area; WCDMA and GSM area, cell.
    rule(rf"{_QENG_LTE_NR}(?P<v>{_HEX}),", kept(number("cell"))),
    rule(rf"\"LTE\",\"[FT]DD\",{_PLMN}{_HEX}(?:,\d+){{5}},(?P<v>{_HEX}),", kept(number("area"))),
    rule(rf"\"NR5G-SA\",\"[FT]DD\",{_PLMN}{_HEX},\d+,(?P<v>{_HEX}),", kept(number("area"))),
    rule(rf"\"(?:WCDMA|GSM)\",{_PLMN}(?P<v>{_HEX}),", kept(number("area"))),
    rule(rf"\"(?:WCDMA|GSM)\",{_PLMN}{_HEX},(?P<v>{_HEX}),", kept(number("cell"))),
)  # fmt: skip
