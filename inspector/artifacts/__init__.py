"""One module per thing a phone or a modem prints: bytes in, frozen facts and problems out."""
