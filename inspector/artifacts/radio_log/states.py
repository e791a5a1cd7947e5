"""ServiceStates that the framework prints into the log, as text; a state cut before its end is left out.

Read are the polled state (``newSS=[...]``) and what is told to everybody; what a state was before (``oldSS``) and
halves that are still being put together are not.
"""

_CALLS_IT = ("newSS=[", "Broadcasting ServiceState : ", " ss=", " state=")
_MARK = "mVoiceRegState="
_HEAD_ENDS = ("mNetworkRegistration", "mLteEarfcnRsrpBoost=", "mArfcnRsrpBoost=")
"""What stands behind everything that is no list: with it the operator and the technologies are whole."""


def state_text(line: str) -> str | None:
    """The new state of the line; None where it prints none."""
    for words in _CALLS_IT:
        at = line.find(words)
        if at < 0 or (words.startswith(" ") and "ServiceState" not in line[:at]):
            continue
        state = line[at + len(words) :]
        if state.startswith("{"):
            return state if _MARK in state[:40] and any(end in state for end in _HEAD_ENDS) else None
        row, css, rest = state.partition(" CSS ")
        return f"{row}{css}{rest.partition(']')[0]}" if css and state[:1].isdigit() else None
    return None
