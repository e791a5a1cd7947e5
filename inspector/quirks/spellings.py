"""One thing under several keys: Android's own first, then the maker's, which counts only where the other is absent."""

NR_STATE = ("nrState", "nrStatus")
"""Seen: a Samsung Galaxy (Claro BR, Android 9) prints ``nrStatus=NONE``: the word of the first Android 10 preview."""

ENDC_AVAILABLE = ("isEnDcAvailable", "endcAvailable")
DCNR_RESTRICTED = ("isDcNrRestricted", "dcnrRestricted")
"""Seen: LG G7 (Android 9) prints ``endcAvailable=false dcnrRestricted=false``, without the object of Android 10."""

DATA_ROAMING = ("mDataRoamingType", "MobileDataRoamingType")
"""Seen: Samsung Galaxy S21 (Android 11) prints ``MobileDataRoamingType=home``; Android has dropped its own key.

Samsung prints some of its keys with a comma between and some without (``MobileDataRat=LTE PsOnly=false``).
"""
