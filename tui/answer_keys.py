"""The letters that say why there is no answer, wherever one answers."""

from mapping.profile import Silence

SILENCE_KEYS = {"v": Silence.UNKNOWN, "h": Silence.DECLINED, "i": Silence.IRRELEVANT}
"""Letter → why there is no answer; the help tells of them."""
