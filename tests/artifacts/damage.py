"""Text in a real format, damaged as links, pagers and editors damage it."""

from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """The text with pieces cut out, doubled or overwritten in up to four places."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 200)))
        patch = draw(st.sampled_from([b"", b"\n", b"{", b"]", b"=[", b"'", b"\xff", raw[start:end] * 2]))
        raw = raw[:start] + patch + raw[end:]
    return raw
