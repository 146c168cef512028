"""What Makini's operations take and give."""

from ._generated.makini import *
from ._generated.makini import __all__ as __all__
