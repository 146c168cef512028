"""What Connec!'s operations take and give."""

from ._generated.connec import *
from ._generated.connec import __all__ as __all__
