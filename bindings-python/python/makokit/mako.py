"""What Mako's operations take and give."""

from ._generated.mako import *
from ._generated.mako import __all__ as __all__
