"""One small text for each form in which a modem speaks of bands, made by us in the real formats.

``said`` is what must come of it: claim to band names. ``kind`` is what the source can claim at most: ``preference`` and
``policy`` never prove presence.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    kind: str
    text: str
    said: dict[str, str]
    complete: str = ""
    problems: tuple[str, ...] = field(default=())


DECLARES, PREFERENCE, POLICY, BUILT, CELLS = "declares", "preference", "policy", "built", "cells"

MTB_HEAD = (
    "mtb: [mtb][x.c:1] xiaomi_efs_read: xiaomi_efs_read, sub_id {sub}, path_len: 39\n"
    "mtb: [mtb][x.c:2] xiaomi_efs_read: path_value: /nv/item_files/modem/mmode/{name}\n"
)


def mtb(name: str, data: str, copy: str, sub: int = 0, length: int | None = None) -> str:
    """A transcript: every byte on its own line, once as ``mtb:`` and once as ``RIL[``; ``copy`` is the second."""
    head = MTB_HEAD.format(sub=sub, name=name)
    size = len(data.split()) if length is None else length
    first = "".join(f"mtb: [mtb][y.cpp:179] xiaomi_nvefs_test_efs_read:  {byte}\n" for byte in data.split())
    second = "".join(f"RIL[y.cpp:179] xiaomi_nvefs_test_efs_read:  {byte}\n" for byte in copy.split())
    length_line = f"[y.cpp:176] xiaomi_nvefs_test_efs_read: data len({size})\ndata: \n"
    return f"{head}mtb: [mtb]{length_line}{first}{head.replace('mtb: [mtb]', 'RIL')}RIL{length_line}{second}"


SAMPLES = (
    Sample(
        "epbse_test",
        DECLARES,
        "AT+EPBSE=?\r\n+EPBSE: 138,19,2147485769,192,2,0,0,0,0,0\r\n\r\nOK\r\n",
        {"declared": "G900 G1800 G850 U1 U2 U5 B1 B4 B7 B12 B32 B39 B40 B66"},
        "GSM UMTS LTE",
    ),
    Sample("epbse_read", PREFERENCE, "AT+EPBSE?\n+EPBSE: 2,1,5,0\nOK\n", {"enabled": "G900 U1 B1 B3"}, "GSM UMTS LTE"),
    Sample(
        "epbse_wrapped_in_a_number",
        DECLARES,
        "AT+EPBSE=?\n+EPBSE: 2,1,2147\n483653,0\nOK\n",
        {"declared": "G900 U1 B1 B3 B32"},
        "GSM UMTS LTE",
    ),
    Sample(
        "epbseh_without_its_command",
        PREFERENCE,
        '+EPBSEH: "0000000a","00000081","0000008500000000","0000000000000000000030"\nOK\n',
        {"enabled": "G900 G1800 U1 U8 B1 B3 B8 n77 n78"},
        problems=("claim-unclear",),
    ),
    Sample(
        "epbseh_in_a_radio_log",
        DECLARES,
        "04-01 10:11:12.131  901  933 D AT      : [SUB1] AT> AT+EPBSEH=?\n"
        '04-01 10:11:12.145  901  933 D AT      : [SUB1] AT< +EPBSEH: "00000002","00000001","00000041","00000000"\n'
        "04-01 10:11:12.146  901  933 D AT      : [SUB1] AT< OK\n",
        {"declared": "G900 U1 B1 B7"},
        "GSM UMTS LTE",
    ),
    Sample(
        "syscfgex_test",
        DECLARES,
        'AT^SYSCFGEX=?\n^SYSCFGEX: ("00","03"),((2000000400380,"GSM900/GSM1800/WCDMA900/WCDMA2100"),'
        '(3fffffff,"All Bands")),(0-3),(0-4),((800c4,"LTE1800/LTE2600/LTE900/LTE800"),(7fffffffffffffff,"All bands"))\n',
        {"declared": "G900 G1800 U1 U8 B3 B7 B8 B20"},
        "GSM UMTS LTE",
    ),
    Sample("syscfgex_any", PREFERENCE, 'AT^SYSCFGEX?\n^SYSCFGEX: "00",3fffffff,1,2,7fffffffffffffff\nOK\n', {}),
    Sample(
        "syscfgex_without_lte",
        DECLARES,
        'AT^SYSCFGEX=?\n^SYSCFGEX: ("00","01"),((3fffffff,"All Bands"),(280000,"GSM850/GSM1900")),(0-2),(0-4),,\nOK\n',
        {"declared": "G850 G1900"},
        "GSM",
    ),
    Sample("syscfg_read", PREFERENCE, "AT^SYSCFG?\n^SYSCFG:2,0,2000000400000,1,2\nOK\n", {"enabled": "U1 U8"}, "UMTS"),
    Sample("splband_lte", PREFERENCE, "AT+SPLBAND=0\n+SPLBAND: 0,256,8,5,2\nOK\n", {"enabled": "B1 B3 B20 B41 B66"}, "LTE"),
    Sample("splband_no_lock", PREFERENCE, "AT+SPLBAND=0\n+SPLBAND: 0,0,0,0,0\nOK\n", {}),
    Sample("splband_nr", PREFERENCE, "AT+SPLBAND=3\n+SPLBAND: 1,0,272,0\nOK\n", {"enabled": "n1 n41 n78"}, "NR"),
    Sample(
        "qnwprefcfg_test",
        DECLARES,
        'AT+QNWPREFCFG=?\n+QNWPREFCFG: "mode_pref",AUTO:LTE:NR5G\n+QNWPREFCFG: "gw_band",1:8\n'
        '+QNWPREFCFG: "lte_band",3:7:71\n+QNWPREFCFG: "nsa_nr5g_band",78\n+QNWPREFCFG: "nr5g_band",41:78\n'
        '+QNWPREFCFG: "roam_pref",(0-3)\nOK\n',
        {"declared": "U1 U8 B3 B7 B71 n41 n78"},
        "UMTS LTE NR",
    ),
    Sample(
        "qnwprefcfg_test_shows_itself_by_its_ranges",
        DECLARES,
        '+QNWPREFCFG: "lte_band",3:7\n+QNWPREFCFG: "roam_pref",(0-3)\n',
        {"declared": "B3 B7"},
        "LTE",
    ),
    Sample(
        "qnwprefcfg_one_list",
        PREFERENCE,
        'at+qnwprefcfg="lte_band"\n+QNWPREFCFG: "lte_band",3:7\nOK\n',
        {"enabled": "B3 B7"},
        "LTE",
    ),
    Sample(
        "qnwprefcfg_one_of_the_nr_lists_is_not_all_of_nr",
        PREFERENCE,
        'AT+QNWPREFCFG="nr5g_band"\n+QNWPREFCFG: "nr5g_band",41\nOK\n',
        {"enabled": "n41"},
    ),
    Sample(
        "qnwprefcfg_policy_in_json",
        POLICY,
        '{"cmd":"AT+QNWPREFCFG=\\"policy_band\\"","out":"\\r\\n+QNWPREFCFG: \\"lte_band\\",2:12\\r\\n\\r\\nOK\\r\\n"}',
        {"allowed": "B2 B12"},
    ),
    Sample(
        "qnwprefcfg_capability",
        DECLARES,
        'AT+QNWPREFCFG="ue_capability_band"\n+QNWPREFCFG: "lte_band",2:12\nOK\n',
        {"declared": "B2 B12"},
    ),
    Sample("qcfg_band", PREFERENCE, 'AT+QCFG="band"\n+QCFG: "band",0x91,0x10000000004\nOK\n', {"enabled": "G900 U1 U8 B3 B41"}, "GSM UMTS LTE"),
    Sample(
        "quectel_cells",
        CELLS,
        'at+qnwinfo;+qcainfo;+qeng="servingcell"\n+QNWINFO: "FDD LTE","26201","LTE BAND 20",6300\n'
        '+QCAINFO: "PCC",6300,50,"LTE BAND 20",1,12,-90,-10,-60,10\n+QCAINFO: "SCC",1300,100,"LTE BAND 3",1,7,-95,-12,-66,3\n'
        '+QENG: "servingcell","NOCONN"\n+QENG: "LTE","FDD",262,01,A1B2C3D,12,6300,20,3,3,1A2B,-90,-10,-60,10,5,1,-\n'
        '+QENG:"NR5G-NSA",262,01,34,-99,10,-11,528030,41,12,1\n',
        {"seen": "B3 B20 n41"},
    ),
    Sample(
        "quectel_cells_of_2g_3g_and_neighbours",
        CELLS,
        '+QNWINFO: "HSPA+","26201","WCDMA 900",2963\n+QNWINFO: "EDGE","26201","GSM 1800",700\n'
        '+QENG: "neighbourcell intra","LTE",1300,12,-10,-90,-60,0,-,-,-,-,-\n'
        '+QENG: "servingcell","NOCONN","NR5G-SA","TDD",262,01,ABCDEF012,33,1A2B3C,643392,78,12,-90,-11,20,1,-\n',
        {"seen": "U8 G1800 B3 n78"},
    ),
    Sample(
        "a_secondary_cell_that_is_not_configured_is_not_seen",
        CELLS,
        '+QCAINFO: "PCC",1300,100,"LTE BAND 3",1,246,-90,-9,-60,10\n'
        '+QCAINFO: "SCC",6300,50,"LTE BAND 20","DECONFIGURED",0\n+QCAINFO: "SCC",3350,75,"LTE BAND 7",0,111,-95,-11,-70,6\n'
        '+QCAINFO: "SCC",643392,10,"NR5G BAND 78",0\n+QENG: "servingcell","LTE","FDD",262,01,1A2B3C,300,525,1,3,-99\n',
        {"seen": "B3 n78 B1"},
    ),
    Sample(
        "a_named_band_that_its_channel_denies_is_not_seen",
        CELLS,
        '+QNWINFO: "FDD LTE","26201","LTE BAND 7",1300\n',
        {},
    ),
    Sample(
        "gtact_test_folded",
        DECLARES,
        "AT+GTACT=?\n+GTACT: (1,2,4,10),(2,3,6),(2,3,6),(850,1900),(1,5),\n        (101,103,\n         166),(0,1),(),\n        (501,5078,50260)\n\nOK\n",
        {"declared": "G850 G1900 U1 U5 B1 B3 B66 n1 n78 n260"},
        "GSM UMTS LTE NR",
    ),
    Sample(
        "gtact_test_as_a_flat_list",
        DECLARES,
        "AT+GTACT=?\n+GTACT: (1,2,4,10),(2,3),(),0,1,8,103,120\nOK\n",
        {"declared": "U1 U8 B3 B20"},
        "UMTS LTE",
    ),
    Sample("gtact_read", PREFERENCE, "AT+GTACT?\n+GTACT: 20,6,3,2,103,5078\nOK\n", {"enabled": "U2 B3 n78"}, "UMTS LTE NR"),
    Sample("gtact_read_without_preferences", PREFERENCE, "AT+GTACT?\n+GTACT: 2,101,103\nOK\n", {"enabled": "B1 B3"}, "LTE"),
    Sample(
        "gtact_through_mmcli",
        PREFERENCE,
        "$ mmcli -m 0 --command='AT+GTACT?'\nresponse: '+GTACT: 10,3,,1,103'\n",
        {"enabled": "U1 B3"},
        "UMTS LTE",
    ),
    Sample(
        "fibocom_cells_decimal",
        CELLS,
        "AT+GTCCINFO?;+GTCAINFO?\n+GTCCINFO:\n1,4,262,1,1A2B,0A1B2C3D4,1300,12,103,100,-4,39,39,7\n"
        "1,9,,,FFFFFFF,00FFFFFFF,723322,143,5079,500,13,68,68,80\n2,4,,,FFFF,00FFFFFFF,6300,60,,53,53,0\n\n"
        "+GTCAINFO:\nPCC:103,12,1300,100,100,1,1,2,2,-102\nSCC 1:2,0,138,18,38100,100,255,0,255,0,255,-102\n\nOK\n",
        {"seen": "B3 n79 B20 B38"},
    ),
    Sample(
        "fibocom_cells_hexadecimal",
        CELLS,
        "+GTCCINFO:\nLTE service cell:\n1,4,262,02,1A2B,3C4D5E6,189C,30,120,50,16,42,42,26\nLTE neighbor cell:\n"
        "2,4,,,,,514,190,,24,24,2\nOK\n",
        {"seen": "B20 B3"},
    ),
    Sample(
        "sierra_test_with_a_legend",
        DECLARES,
        "AT!BAND=?\nIndex, Name,                        GW Band Mask     L Band Mask 1    L Band Mask 2    TDS Band Mask\n"
        "00, All bands                     0002000000480000 0000000000080004 0000000000000042 0000000000000001\n"
        "01, Europe 3G                     0002000000400000 0000000000000000 0000000000000000 0000000000000000\n\n"
        "                                                   0000000000000040 - B7     \n\nOK\n",
        {"declared": "G850 U1 U8 B3 B20 B66 B71"},
        "GSM UMTS LTE",
    ),
    Sample(
        "sierra_read",
        PREFERENCE,
        "AT!BAND?\nIndex, Name,                        GW Band Mask     L Band Mask\n"
        "09, LTE ALL                       0000000000000000 0000000000000005\nOK\n",
        {"enabled": "B1 B3"},
        "LTE",
    ),
    Sample(
        "sierra_by_rat",
        DECLARES,
        "AT!BAND=?\nAvailable:\n0 - GW:\n0000000000400000 - B1 (2100)\n1 - LTE:\n0000000000000000 0000000000000002 - B66\n"
        "4 - NRSA:\n0000010000000000 0000000000000000 - n41\nOK\n",
        {"declared": "U1 B66 n41"},
        "UMTS LTE NR",
    ),
    Sample("telit_decimal", DECLARES, "AT#BND=?\n#BND: (0-3),(0,2),(1-134742213)\nOK\n", {"declared": "G850 G900 G1800 G1900 U1 U5 B1 B3 B7 B8 B20 B28"}, "GSM UMTS LTE"),
    Sample(
        "telit_hexadecimal_with_more_bands",
        DECLARES,
        "AT#BND=?\n#BND: (0),(0,5,25),(8000800C5),(42)\nOK\n",
        {"declared": "U1 U8 U19 B1 B3 B7 B8 B20 B36 B66 B71"},
        "UMTS LTE",
        problems=("not-understood",),
    ),
    Sample(
        "telit_with_nr",
        DECLARES,
        "AT#BND=?\n#BND: (0),(0-11,22,23),(A0000000005),(42),(5),(2000),(8000000005),(3000)\nOK\n",
        {"declared": "U1 U2 U3 U4 U5 U8 B1 B3 B42 B44 B66 B71 n1 n3 n40 n77 n78"},
        "UMTS LTE NR",
        problems=("not-understood",),
    ),
    Sample(
        "syscfgex_test_on_a_router_that_escapes_the_question_mark_and_folds",
        DECLARES,
        '[admin@x] /interface lte at-chat lte1 input="AT^SYSCFGEX=\\?"\noutput: ^SYSCFGEX: ("00","99"),((400380,"GSM900/'
        'GSM1800/WCDMA BCI"),\n\n(3fffffff,"All Bands")),(0-2),(0-4),((84,"LTE BC3/LTE \nBC8"),(7fffffffffffffff,"All Bands"))\n',
        {"declared": "G900 G1800 U1 B3 B8"},
        "GSM UMTS LTE",
    ),
    Sample("gtact_without_bands", PREFERENCE, "AT+GTACT?\n+GTACT: 14,14\nOK\n", {}),
    Sample("telit_read", PREFERENCE, "AT#BND?\n#BND: 3,5,4\nOK\n", {"enabled": "G850 G1900 U8 B3"}, "GSM UMTS LTE"),
    Sample(
        "xact_test",
        DECLARES,
        "AT+XACT=?\n+XACT: (0-6),(0-2),0,900,1,8,101,120,166\nOK\n",
        {"declared": "G900 U1 U8 B1 B20 B66"},
        "GSM UMTS LTE",
    ),
    Sample("xact_read", PREFERENCE, "AT+XACT?\n+XACT: 1,1,,1,2,101\nOK\n", {"enabled": "U1 U2 B1"}, "UMTS LTE"),
    Sample(
        "scfg_test",
        DECLARES,
        'AT^SCFG=?\n^SCFG: "MEopMode/CFUN",("0","1")\n^SCFG: "Radio/Band/2G",("00000001-00000003"),,("0","1")\n'
        '^SCFG: "Radio/Band/3G",("00000001-00000081"),,("0","1")\n'
        '^SCFG: "Radio/Band/4G",("00000001-080800c5"),("00000002-00000120"),("0","1")\nOK\n',
        {"declared": "G900 G1800 U1 U8 B1 B3 B7 B8 B20 B28 B38 B41"},
        "GSM UMTS LTE",
    ),
    Sample(
        "scfg_single_mask",
        DECLARES,
        'AT^SCFG=?\n^SCFG: "Radio/Band",("1"-"147")\nOK\n',
        {"declared": "G900 G1800 U1 U8"},
        "GSM UMTS",
    ),
    Sample(
        "scfg_read_in_ucs2",
        PREFERENCE,
        'AT^SCFG?\n^SCFG: "Radio/Band/4G","0030007800300034"\n^SCFG: "Radio/Band/2G","0x00000014"\nOK\n',
        {"enabled": "B3 G900 G1800"},
        "LTE GSM",
    ),
    Sample(
        "an_answer_after_a_refused_command_has_no_command",
        PREFERENCE,
        "AT+EPBSE=?\nERROR\n+EPBSE: 2,1,5,0\n",
        {"enabled": "G900 U1 B1 B3"},
        problems=("claim-unclear",),
    ),
    Sample(
        "qmicli_dms_folded_by_a_mail",
        DECLARES,
        "[/dev/cdc-wdm3] Device band capabilities retrieved:\nBands: 'wcdma-2100, wcdma-850'\nLTE bands: '1, 2,\n3'\n"
        "LTE bands (extended): '1, 2,\n3, 66'\n",
        {"declared": "U1 U5 B1 B2 B3 B66"},
        "UMTS GSM CDMA LTE",
    ),
    Sample(
        "qmicli_preference",
        PREFERENCE,
        "[/dev/cdc-wdm0] Successfully got system selection preference\n\tMode preference: 'lte, 5gnr'\n"
        "\tBand preference: 'gsm-850, wcdma-2100'\n\tLTE band preference: '1, 3'\n"
        "\tLTE band preference (extended): '1, 3, 66'\n\tTD-SCDMA band preference: 'a, b, c'\n"
        "\tNR5G SA band preference: '41, 78'\n\tCDMA PRL preference: 'any'\n",
        {"enabled": "G850 U1 B1 B3 B66 n41 n78"},
        "GSM UMTS LTE NR",
    ),
    Sample(
        "qmicli_preference_without_the_extended_line",
        PREFERENCE,
        "\tBand preference: 'wcdma-2100'\n\tLTE band preference: '1, 3'\n",
        {"enabled": "U1 B1 B3"},
        "UMTS",
    ),
    Sample(
        "qmicli_cells",
        CELLS,
        "[/dev/wwan0qmi0] Successfully got RF band info\nBand Information:\n\tRadio Interface:   'lte'\n"
        "\tActive Band Class: 'eutran-3'\n\tActive Channel:    '1300'\nBand Information:\n\tRadio Interface: '5gnr'\n"
        "\tActive Band Class: 'nr5g-78'\n\tActive Channel: '643392'\n",
        {"seen": "B3 n78"},
    ),
    Sample(
        "qmicli_cell_location_with_a_channel_that_is_cut",
        CELLS,
        "Intrafrequency LTE Info\n\tEUTRA Absolute RF Channel Number: '951' (E-UTRA band 2: 1900 PCS)\n"
        "Interfrequency LTE Info\n\tFrequency [0]:\n\t\tEUTRA Absolute RF Channel Number: '6300' (E-UTRA band 20)\n"
        "\t\tCell [0]:\n\t\t\tPhysical Cell ID: '7'\n\tFrequency [1]:\n"
        "\t\tEUTRA Absolute RF Channel Number: '3100' (E-UTRA band 7)\n",
        {"seen": "B20"},
    ),
    Sample(
        "qmicli_aggregation",
        CELLS,
        "[/dev/cdc-wdm0] Successfully got carrier aggregation info\nPrimary Cell Info\n\tPhysical Cell ID: '1'\n"
        "\tRX Channel: '1300'\n\tDL Bandwidth: '20'\n\tLTE Band: 'eutran-3'\nSecondary Cell 1 Info\n"
        "\tRX Channel: '6300'\n\tLTE Band: 'eutran-20'\n\tState: 'activated'\nSecondary Cell 2 Info\n"
        "\tRX Channel: '0'\n\tLTE Band: 'eutran-7'\n\tState: 'deconfigured'\n",
        {"seen": "B3 B20"},
    ),
    Sample(
        "qmi_raw_frame_and_its_translation_that_drops_bands",
        DECLARES,
        "[/dev/cdc-wdm0] received message...\n<<<<<< RAW:\n<<<<<<   length = 54\n<<<<<<   data   = "
        "01:35:00:80:02:01:02:01:00:45:00:29:00:02:04:00:00:00:00:00:01:08:00:00:00:40:00:00:00:02:00:"
        "10:08:00:04:00:00:02:00:00:00:00:12:06:00:02:00:03:00:42:00\n"
        "<<<<<< QMUX:\n<<<<<<   service = \"dms\"\n<<<<<< QMI:\n<<<<<<   flags       = \"response\"\n"
        "<<<<<<   message     = \"Get Band Capabilities\" (0x0045)\n<<<<<< TLV:\n"
        "<<<<<<   type       = \"LTE Band Capability\" (0x10)\n<<<<<<   value      = ff:ff:ff:ff:ff:ff:ff:ff\n"
        "<<<<<<   translated = 3\n",
        {"declared": "U1 U8 B3 B26 B66"},
        "UMTS LTE",
    ),
    Sample(
        "qmi_translated_preference",
        PREFERENCE,
        'ModemManager[1]: [/dev/cdc-wdm0] Received message...\n>>>>>> QMUX:\n>>>>>>   service = "nas"\n>>>>>> QMI:\n'
        '>>>>>>   flags       = "response"\n>>>>>>   message     = "Get System Selection Preference" (0x0034)\n'
        '>>>>>> TLV:\n>>>>>>   type       = "Result" (0x02)\n>>>>>>   value      = 00:00:00:00\n'
        '>>>>>> TLV:\n>>>>>>   type       = "Band Preference" (0x12)\n>>>>>>   value      = 04:00:40:00:00:00:00:00\n'
        '>>>>>> TLV:\n>>>>>>   type       = "LTE Band Preference" (0x15)\n>>>>>>   value      = 05:00:00:00:00:00:00:00\n',
        {"enabled": "BC1 U1 B1 B3"},
        "CDMA UMTS",
    ),
    Sample(
        "qmi_answer_that_is_an_error",
        DECLARES,
        '<<<<<< QMUX:\n<<<<<<   service = "dms"\n<<<<<< QMI:\n<<<<<<   flags       = "response"\n'
        '<<<<<<   message     = "Get Band Capabilities" (0x0045)\n<<<<<< TLV:\n<<<<<<   type       = "Result" (0x02)\n'
        "<<<<<<   value      = 01:00:03:00\n",
        {},
        problems=("refused",),
    ),
    Sample(
        "qmi_raw_frame_of_the_cell_in_use",
        CELLS,
        "01:2b:00:80:03:01:02:01:00:31:00:1f:00:02:04:00:00:00:00:00:01:06:00:01:08:87:00:b7:03:"
        "11:08:00:01:08:87:00:b7:03:01:00\n",
        {"seen": "B66"},
    ),
    Sample(
        "mmcli_today",
        DECLARES,
        "  Modes    |              supported: allowed: 4g; preferred: none\n  ------\n"
        "  Bands    |              supported: egsm, utran-1, eutran-3,\t%% a remark with eutran-9\n"
        "           |                         eutran-66, ngran-78\n           |                current: utran-1, eutran-3\n",
        {"declared": "G900 U1 B3 B66 n78", "enabled": "U1 B3"},
    ),
    Sample(
        "mmcli_of_old",
        DECLARES,
        "  Bands    |      supported: 'dcs, u17iv, eutran-iv, eutran-xliii'\n           |        current: 'dcs, eutran-ix'\n",
        {"declared": "G1800 U4 B4 B43", "enabled": "G1800 B9"},
    ),
    Sample(
        "mmcli_for_machines",
        DECLARES,
        "modem.generic.supported-bands.length   : 2\nmodem.generic.supported-bands.value[1] : utran-1\n"
        "modem.generic.supported-bands.value[2] : eutran-12\nmodem.generic.current-bands.value[1]   : cdma-bc0\n",
        {"declared": "U1 B12", "enabled": "BC0"},
    ),
    Sample("mmcli_json", DECLARES, '{"modem":{"generic":{"supported-bands":["utran-1","eutran-7"]}}}', {"declared": "U1 B7"}),
    Sample("nv_6828_as_a_number", BUILT, "NV 6828: 590047\n", {"built": "B1 B2 B3 B4 B5 B7 B8 B17 B20"}),
    Sample(
        "nv_reader",
        BUILT,
        "[NV Items]\n\n01877 (0x0755)   -   OK\n80 03 48 00 00 00 02 00 00 00 00 00 00 00 00 00\n"
        "06828 (0x1AAC)   -   Inactive item\n\n00946 (0x03B2)   -   OK\n00 40 00 00 00 00 00 00\n",
        {"built": "G900 G1800 G850 U1 U8", "enabled": "U1"},
    ),
    Sample(
        "mtb_takes_the_longer_copy",
        PREFERENCE,
        mtb("lte_bandpref", "05 00 08 00 00 01 00 00", "05 00"),
        {"enabled": "B1 B3 B20 B41"},
    ),
    Sample("mtb_cut", PREFERENCE, mtb("nr_band_pref", "01 00", "01", length=64), {"enabled": "n1"}, problems=("cut-off",)),
    Sample(
        "mtb_no_such_item",
        PREFERENCE,
        MTB_HEAD.format(sub=0, name="nr_nsa_band_pref") + "mtb: [mtb][x.c:3] xiaomi_efs_read: result = 0, rsp.result = -117\n",
        {},
        problems=("no-item",),
    ),
    Sample(
        "mtb_all_ones_restrict_nothing",
        PREFERENCE,
        mtb("lte_bandpref", "FF FF FF FF FF FF FF FF", ""),
        {},
        problems=("any-band",),
    ),
    Sample(
        "an_item_beside_its_path",
        PREFERENCE,
        "$ cat /nv/item_files/modem/mmode/lte_bandpref: 05 00 08 00 00 01 00 00\n",
        {"enabled": "B1 B3 B20 B41"},
    ),
    Sample(
        "an_item_as_xxd_prints_it",
        PREFERENCE,
        "$ xxd nr_band_pref\n00000000: 0100 0000 0000 0000 0020 0000 0000 0000  ......... ......\n"
        + "".join(f"000000{place}0: 0000 0000 0000 0000 0000 0000 0000 0000  ................\n" for place in "123"),
        {"enabled": "n1 n78"},
    ),
    Sample(
        "epbseh_of_a_mediatek_ril_with_its_threads",
        DECLARES,
        "04-01 10:11:12.131  901  933 I AT      : AT> AT+EPBSEH=? (RIL_CMD_READER_1, tid:512)\n"
        '04-01 10:11:12.145  901  933 I AT      : AT< +EPBSEH: "02","01","00000041","00000011" (RIL_CMD_READER_1, tid:5)\n'
        "04-01 10:11:12.146  901  933 I AT      : AT< OK (RIL_CMD_READER_1, tid:512)\n",
        {"declared": "G900 U1 B1 B7 n1 n5"},
        "GSM UMTS LTE NR",
    ),
    Sample("qcfg_band_any", PREFERENCE, 'AT+QCFG="band"\n+QCFG: "band",0xffff,0x7fffffffffffffff\nOK\n', {}),
    Sample(
        "policy_numbers_are_the_band_minus_one",
        POLICY,
        '<policy name="generic"><!-- <lte_bands><include> 99 </include></lte_bands> -->\n'
        '<rf_band_list name="europe"><gw_bands base="none"> <include> 8 22 </include> </gw_bands>'
        '<lte_bands base="none"> <include> 0 2 6-7 </include> </lte_bands><nr5g_nsa_bands base="none"><include>77</include>'
        '</nr5g_nsa_bands></rf_band_list><rf_bands><lte_bands base="hardware"><exclude> 39 </exclude></lte_bands></rf_bands>'
        '<ca_band_combos string="4A2A-2A2-mAll;66C22A-mAll;" /></policy>\n',
        {"allowed": "G900 U1 B1 B2 B3 B4 B7 B8 B66 n78"},
        problems=("policy-excludes",),
    ),
    Sample(
        "pm_rf_band_info",
        POLICY,
        "0x1CCA PM RF Band Info\nSubs 0\nLte Bands 1_64 = 0x0000000000000805\nLte Bands 65_128 = 0x42\n",
        {"allowed": "B1 B3 B12 B66 B71"},
        "LTE",
    ),
    Sample(
        "qmicli_in_a_quoted_mail",
        DECLARES,
        "> $> qmicli -d /dev/cdc-wdm0 --dms-get-band-capabilities\n> [/dev/cdc-wdm0] Device band capabilities retrieved:\n"
        "> Bands: 'wcdma-2100, wcdma-900'\n> LTE bands: '1, 3,\n> 20'\n> LTE bands (extended): '1, 3,\n> 20, 71'\n",
        {"declared": "U1 U8 B1 B3 B20 B71"},
        "CDMA GSM LTE UMTS",
    ),
    Sample(
        "mmcli_in_a_twice_quoted_mail",
        DECLARES,
        "> >   Bands    |    supported: egsm, utran-1,\n> >            |               eutran-3\n"
        "> >            |      current: eutran-3\n> >   -----\n",
        {"declared": "G900 U1 B3", "enabled": "B3"},
    ),
    Sample(
        "syscfgex_without_the_lists",
        DECLARES,
        'AT^SYSCFGEX=?\n^SYSCFGEX: "01","02","03",(bands),(0-2),(0-4),((7fffffffffffffff,"All bands"))\nOK\n',
        {},
    ),
    Sample(
        "telit_without_gsm",
        PREFERENCE,
        'AT#BND?\n{"answer": "#BND: ,5,8000000000F05"}\nOK\n',
        {"enabled": "U8 B1 B3 B9 B10 B11 B12 B52"},
        "UMTS LTE",
    ),
    Sample(
        "quectel_frequency_on_which_no_cell_was_heard",
        CELLS,
        '+QENG: "neighbourcell inter","LTE",39148,-,-,-,-,-,37,0,30,7,-,-,-,-\n'
        '+QENG: "neighbourcell inter","LTE",6300,207,-12,-99,-70,0,-,-,-,-\n',
        {"seen": "B20"},
    ),
    Sample(
        "qmicli_cells_whose_country_tells_a_cut_channel",
        CELLS,
        "Intrafrequency LTE Info\n\tPLMN: '26201'\n\tEUTRA Absolute RF Channel Number: '1300' (E-UTRA band 3: 1800+)\n"
        "Interfrequency LTE Info\n\tFrequency [0]:\n\t\tEUTRA Absolute RF Channel Number: '3100' (E-UTRA band 7: 2600)\n"
        "\t\tCell [0]:\n\t\t\tPhysical Cell ID: '7'\n",
        {"seen": "B3 B7"},
    ),
    Sample(
        "qmicli_cells_in_a_country_of_b66_and_b71",
        CELLS,
        "Intrafrequency LTE Info\n\tPLMN: '310260'\n\tEUTRA Absolute RF Channel Number: '2050' (E-UTRA band 4: AWS-1)\n"
        "Interfrequency LTE Info\n\tFrequency [0]:\n\t\tEUTRA Absolute RF Channel Number: '3125' (E-UTRA band 7: 2600)\n"
        "\t\tCell [0]:\n\t\t\tPhysical Cell ID: '7'\n\tFrequency [1]:\n"
        "\t\tEUTRA Absolute RF Channel Number: '950' (E-UTRA band 2: 1900 PCS)\n\t\tCell [0]:\n\t\t\tPhysical Cell ID: '8'\n",
        {"seen": "B4"},
    ),
    Sample("cap_prune_lte", POLICY, "e-3AA-1A-mAll;e-20A-3AA-mAll;e-7CA-mAll;e-8\n\nA-38AA-mAl\n\nl;\n", {"allowed": "B1 B3 B7 B8 B20 B38"}),
    Sample("cap_prune_nr", POLICY, "b3AA-n78AA;b20A-b3AA-n78A-n1A;n41AA-n71A;b66AA-n261IA;\n", {"allowed": "B3 B20 B66 n1 n41 n71 n78 n261"}),
    Sample("at_in_a_chat_log", PREFERENCE, 'send (AT^SYSCFGEX?^M)\n^M\n^SYSCFGEX: "0302",3FFFFFFF,1,2,80044^M\n^M\nOK\n', {"enabled": "B3 B7 B20"}, "LTE"),
    Sample(
        "at_in_a_forum",
        PREFERENCE,
        "AT+QNWPREFCFG=\u201clte_band\u201d\n+QNWPREFCFG: \u201clte_band\u201d,3:7\nOK\n"
        "AT+QNWPREFCFG=&quot;gw_band&quot;<br>+QNWPREFCFG: &quot;gw_band&quot;,1:8<br>OK\n",
        {"enabled": "B3 B7 U1 U8"},
        "LTE UMTS",
    ),
    Sample(
        "qnwprefcfg_cut_by_a_terminal",
        DECLARES,
        'AT+QNWPREFCFG=?\n+QNWPREFCFG: "lte_band",1:3:38:401\n+QNWPREFCFG: "gw_band",1:8\nOK\n',
        {"declared": "B1 B3 B38 U1 U8"},
        "UMTS",
        problems=("not-understood",),
    ),
    Sample(
        "gtact_with_a_number_that_is_no_band",
        DECLARES,
        "AT+GTACT=?\n+GTACT: (2),(3),(3),(),(1),(101,199),(),(),()\nOK\n",
        {"declared": "U1 B1"},
        problems=("not-understood",),
    ),
)  # fmt: skip
