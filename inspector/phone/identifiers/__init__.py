"""What identifies a person in the output of a phone: where it stands, of what shape it is, and how its fake is made."""

from inspector.phone.identifiers.all_rules import RULES
from inspector.phone.identifiers.properties import named_values
from inspector.phone.identifiers.rule import Rule, span_of, value_of

__all__ = ["RULES", "Rule", "named_values", "span_of", "value_of"]
