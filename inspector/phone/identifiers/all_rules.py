"""Every rule, in the order in which they are tried."""

from inspector.phone.identifiers import names, people, places

RULES = (*people.RULES, *places.RULES, *names.RULES)
