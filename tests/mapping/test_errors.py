"""Errors form one tree, and each is a sentence."""

import inspect

from mapping import errors
from mapping.errors import DamagedError, ExistsError, KretsError, NewerError, WriteError

KINDS = [kind for _name, kind in inspect.getmembers(errors, inspect.isclass)]


def test_every_error_is_a_krets_error_and_stands_in_the_tree() -> None:
    assert len(KINDS) > 10
    for kind in KINDS:
        assert issubclass(kind, KretsError)
        assert kind.__name__ in str(errors.__doc__)
        assert kind.__doc__


def test_the_tree() -> None:
    assert issubclass(NewerError, DamagedError)
    assert issubclass(ExistsError, WriteError)
    assert not issubclass(KretsError, OSError | ValueError)


def test_an_error_is_its_sentence() -> None:
    for kind in KINDS:
        assert str(kind("En mening.")) == "En mening."
