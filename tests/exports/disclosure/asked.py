"""When and of which archive it is asked, in the tests."""

from datetime import date
from uuid import UUID

DAY = date(2026, 11, 2)
ARCHIVE = UUID(int=5)
