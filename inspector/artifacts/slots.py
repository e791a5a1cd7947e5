"""How many slots a phone can have, for every artifact that counts them."""

MAX_SLOTS = 8
"""Slots (Phone Ids) from this on are not believed; real phones have one to four."""
