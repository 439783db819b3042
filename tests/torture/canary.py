"""The canary: a text that is put into every field, and looked for where none of it should be."""

from tests.torture.hostile import GRAMMAR, KEYS, PASSPHRASE, Where

SECRET = "Kanariefågel"
"""What stands in every field."""
RAISED = "hemligt-undantag"
"""What the forced errors say."""


def canaried(text: str, where: Where) -> str:
    """The text with the secret before it, where a text of a user's can stand."""
    return text if where in GRAMMAR | KEYS or not text else f"{SECRET} {text}"


def secrets_in(content: bytes) -> list[str]:
    """Which of the secrets can be read there."""
    forms = (SECRET, RAISED, PASSPHRASE)
    return [form for form in forms if any(form.encode(each) in content for each in ("utf-8", "utf-16-le", "latin-1"))]
