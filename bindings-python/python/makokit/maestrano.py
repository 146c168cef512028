"""Maestrano: the developer platform, and what the operations of a marketplace's account API take and give.

    from makokit.maestrano import Platform

    with Platform.from_env() as platform:
        marketplace = platform.marketplace("some-telco")
        print(marketplace.connec.url)

A marketplace is always named: there is no default one, so that tenants cannot be mixed up.
"""

from ._generated import maestrano as _models
from ._generated.maestrano import *
from ._generated.platform import Api, App, Connec, PlatformSettings, Sso, Webhooks
from ._marketplace import Finding, Marketplace, Marketplaces, PlatformStatus
from ._platform import AsyncPlatform, Platform

__all__ = [
    "Api",
    "App",
    "AsyncPlatform",
    "Connec",
    "Finding",
    "Marketplace",
    "Marketplaces",
    "Platform",
    "PlatformSettings",
    "PlatformStatus",
    "Sso",
    "Webhooks",
]
__all__ += _models.__all__
