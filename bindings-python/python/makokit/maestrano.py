"""What the operations of Maestrano's account API take and give."""

from ._generated.maestrano import *
from ._generated.maestrano import __all__ as __all__
