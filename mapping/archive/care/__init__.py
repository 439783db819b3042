"""An archive looked after: checked, repaired, thinned by the rule, and where it lies."""
