"""How makers print the NR leg beside LTE, in words of their own: Android has one only from 10 on, and masks it from 12.

Each gives what Android calls NetworkRegistrationInfo's state; None where the maker's word decides nothing.
"""

CONNECTED = "CONNECTED"


def nr_state_of_samsung(bearer_status: int | None) -> str | None:
    """Samsung's ``NrBearerStatus``: 0 is no NR bearer, 1 one below 7 GHz, 2 one on mmWave.

    Seen: Galaxy S10 5G (Android 10) prints ``EndcStatus=1 RestrictDcnr=0 NrBearerStatus=1``; Galaxy S21 (Android 11)
    ``NrBearerStatus=0``. The constants are ServiceState.NR_5G_BEARER_STATUS_* of Samsung's framework.
    Worked: 1 beside ``nrState=****`` is CONNECTED; 0 says no more than "not now".
    """
    return CONNECTED if bearer_status in (1, 2) else None


def nr_state_of_huawei(nsa_state: int | None) -> str | None:
    """Huawei's ``nsaState``: only 5 is a connected NR leg.

    Seen: Mate 20 X 5G (Android 9) prints ``accessNetworkTechnology=LTE-CA ... nsaState=5`` and, as if it were
    standalone, ``mRilDataRadioTechnology=20(NR)``; Honor View 10 (Android 10, no NR) prints ``nsaState=0`` and 1.
    Worked: 5 is CONNECTED. 2 to 4 are steps before it, of which no source tells the meaning.
    """
    return CONNECTED if nsa_state == 5 else None


def nr_state_of_lg(allocated: bool | None, endc_available: bool | None) -> str | None:
    """LG's ``5gAllocated``, behind ``rawRegState`` at the end of a registration.

    Seen: LG G7 (Android 9) and an LG phone with Android 10 print
    ``rawRegState=1 endcAvailable=false dcnrRestricted=false 5gAllocated=false`` as free text behind the last key.
    Worked: true with ``endcAvailable=true`` is CONNECTED; false decides nothing, and neither does true alone.
    """
    return CONNECTED if allocated and endc_available else None
