"""One module per format; ``text`` is the only way device-controlled text reaches a terminal."""
