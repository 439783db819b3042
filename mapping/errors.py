"""Everything that can go wrong and that a user can be told about.

    KretsError
    ├── LockedError        wrong passphrase, or no slot opens the archive
    │   └── OutdatedError  the keys were exchanged since it was opened; it is a DamagedError too
    ├── DamagedError       data that cannot be trusted: damaged, swapped, or not what it says it is
    │   └── NewerError     made by a newer version of Krets
    ├── InvalidError       data that is whole but not what Krets can take in
    ├── NotFoundError      no such archive, family or session
    ├── WriteError         the disk said no
    │   └── ExistsError    something is there already, and is left alone
    ├── InUseError         another process holds the archive
    ├── ClosedError        a closed session is a document and is not altered
    ├── ProtectedError     it may not leave unless that is confirmed
    └── PictureError       a picture could not be drawn

Each carries one sentence in the user's language. None carries what a family has told.
"""


class KretsError(Exception):
    """Base of all: `str(error)` is one sentence, in the user's language, safe to show and to log."""


class LockedError(KretsError):
    """The archive did not open with what was given."""


class DamagedError(KretsError):
    """Stored data does not authenticate or decode. The file is left as it is."""


class NewerError(DamagedError):
    """The data was written by a newer version. The file is left as it is."""


class OutdatedError(LockedError, DamagedError):
    """Stored data does not open because another process has exchanged the archive's keys. Nothing is wrong with it."""


class InvalidError(KretsError):
    """Data handed in is not what Krets can take; the sentence names the place."""


class NotFoundError(KretsError):
    """What was asked for is not there."""


class WriteError(KretsError):
    """Nothing could be written; what was there before is untouched."""


class ExistsError(WriteError):
    """Something already has that name and is not overwritten."""


class InUseError(KretsError):
    """Another process has the archive open for writing."""


class ClosedError(KretsError):
    """A closed session is never altered (METHOD § 6)."""


class ProtectedError(KretsError):
    """Somebody in the family has protected personal data, and it was not confirmed that it may leave (METHOD § 6)."""


class PictureError(KretsError):
    """The picture engine or the typesetter refused."""
