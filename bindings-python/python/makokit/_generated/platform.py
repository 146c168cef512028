# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""The settings of a platform, and the parts of what it tells of a marketplace."""

from __future__ import annotations

from makokit._keywords import Telling
from makokit._section import Part, Section
from makokit._typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from typing import Any, Literal


class PlatformSettings(TypedDict, total=False):
    """The keywords that make a platform, to be passed with `**`. `Platform.__init__` explains them."""

    host: str | None
    api_path: str | None
    environment_key: str | None
    environment_key_file: str | os.PathLike[str] | None
    environment_secret: str | None
    environment_secret_file: str | os.PathLike[str] | None
    refresh_every: float | None
    background_refresh: bool | None
    timeout: float | None
    connect_timeout: float | None
    read_timeout: float | None
    retries: int | None
    max_answer_bytes: int | None
    ca_bundle: str | os.PathLike[str] | None
    client_certificate: str | os.PathLike[str] | None
    client_key: str | os.PathLike[str] | None
    proxy: str | None
    no_proxy: str | None
    request_id: bool | None
    clock: Literal["real", "virtual"] | None


WIRE = {
    "host": ("host", "text"),
    "api_path": ("api_path", "text"),
    "environment_key": ("environment_key", "secret"),
    "environment_key_file": ("environment_key_file", "path"),
    "environment_secret": ("environment_secret", "secret"),
    "environment_secret_file": ("environment_secret_file", "path"),
    "refresh_every": ("refresh_every_ms", "duration"),
    "background_refresh": ("background_refresh", "switch"),
    "timeout": ("timeout_ms", "duration"),
    "connect_timeout": ("connect_timeout_ms", "duration"),
    "read_timeout": ("read_timeout_ms", "duration"),
    "retries": ("retries", "count"),
    "max_answer_bytes": ("max_answer_bytes", "bytes"),
    "ca_bundle": ("ca_bundle", "path"),
    "client_certificate": ("client_certificate", "path"),
    "client_key": ("client_key", "path"),
    "proxy": ("proxy", "secret"),
    "no_proxy": ("no_proxy", "text"),
    "request_id": ("request_id", "switch"),
    "clock": ("clock", "choice"),
}
"""For each keyword the name by which the core knows it, and the kind of its value."""


class Configured(Telling):
    """What is made from settings."""

    __slots__ = ()

    def __init__(
        self,
        *,
        host: str | None = None,
        api_path: str | None = None,
        environment_key: str | None = None,
        environment_key_file: str | os.PathLike[str] | None = None,
        environment_secret: str | None = None,
        environment_secret_file: str | os.PathLike[str] | None = None,
        refresh_every: float | None = None,
        background_refresh: bool | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        read_timeout: float | None = None,
        retries: int | None = None,
        max_answer_bytes: int | None = None,
        ca_bundle: str | os.PathLike[str] | None = None,
        client_certificate: str | os.PathLike[str] | None = None,
        client_key: str | os.PathLike[str] | None = None,
        proxy: str | None = None,
        no_proxy: str | None = None,
        request_id: bool | None = None,
        clock: Literal["real", "virtual"] | None = None,
    ) -> None:
        """Make a platform. Nothing is sent.

        Settings, each by keyword; `None` leaves one to its default. Of the variables, those that begin with
        `MAKOKIT_`, and `SSL_CERT_FILE`, are asked in any case, for what is not given; those that begin with
        `MNO_DEVPL_` only by `from_env`.

        - `host`: Where the developer platform is. Default: https://developer.maestrano.com. Variables:
          `MNO_DEVPL_HOST`.
        - `api_path`: What its paths begin with, with or without the `marketplaces` at the end. Default:
          /api/config/v1. Variables: `MNO_DEVPL_API_PATH`.
        - `environment_key`: The key of the application's environment: not that of a marketplace. Required,
          unless `environment_key_file` is given. Variables: `MNO_DEVPL_ENV_KEY`.
        - `environment_key_file`: A file that holds the key and nothing else; a line break at its end does
          not count. Variables: `MNO_DEVPL_ENV_KEY_FILE`.
        - `environment_secret`: The secret of the application's environment. Required, unless
          `environment_secret_file` is given. Variables: `MNO_DEVPL_ENV_SECRET`.
        - `environment_secret_file`: A file that holds the secret and nothing else; a line break at its end
          does not count. Variables: `MNO_DEVPL_ENV_SECRET_FILE`.
        - `refresh_every`: How often the marketplaces are asked for anew on the side, once they were asked
          for; a second at least. In seconds. Default: 12 h.
        - `background_refresh`: Whether that is done at all; else they are asked for anew only by `refresh`.
          Default: on.
        - `timeout`: The time of a load, all waits and tries together. In seconds. Default: 60 s.
        - `connect_timeout`: The time for making a connection. In seconds. Default: 10 s.
        - `read_timeout`: How long the connection may say nothing while the answer is waited for. In
          seconds. Default: 30 s.
        - `retries`: How often a load is tried again; 20 at most. Default: 3.
        - `max_answer_bytes`: The largest answer that is accepted, in bytes, after it was decompressed.
          Default: 16 MiB.
        - `ca_bundle`: A file of PEM certificates to trust instead of the system's. Default: the host
          language's, the system's, else built-in roots. Variables: `MAKOKIT_CA_BUNDLE`, `SSL_CERT_FILE`.
        - `client_certificate`: A file with a PEM certificate, and those that vouch for it, by which the
          application shows who it is.
        - `client_key`: A file with the certificate's PEM key. It may be the certificate's own file, and
          then needs no naming. Default: the file of client_certificate.
        - `proxy`: A proxy: `http://[user:password@]host:port` or `socks5://…`; `none` for a direct way
          whatever the environment says. Default: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, but for this machine
          itself.
        - `no_proxy`: Hosts that are reached without the proxy: names (with all below them), addresses and
          networks, with commas between. Default: NO_PROXY.
        - `request_id`: Whether each load has an id of its own, sent as `X-Request-Id`. Default: on.
        - `clock`: The clock by which it waits; the virtual one is for tests, and asks anew on the side only
          if it is told how often. Default: real.

        A misspelt keyword is a `TypeError`; a missing or wrong value is a `ConfigError`, which names it and
        tells the cure.
        """
        settings: PlatformSettings = {
            "host": host,
            "api_path": api_path,
            "environment_key": environment_key,
            "environment_key_file": environment_key_file,
            "environment_secret": environment_secret,
            "environment_secret_file": environment_secret_file,
            "refresh_every": refresh_every,
            "background_refresh": background_refresh,
            "timeout": timeout,
            "connect_timeout": connect_timeout,
            "read_timeout": read_timeout,
            "retries": retries,
            "max_answer_bytes": max_answer_bytes,
            "ca_bundle": ca_bundle,
            "client_certificate": client_certificate,
            "client_key": client_key,
            "proxy": proxy,
            "no_proxy": no_proxy,
            "request_id": request_id,
            "clock": clock,
        }
        self._open(settings, env=False)

    def _open(self, settings: Mapping[str, Any], *, env: bool) -> None:
        """Open the platform in the core."""
        raise NotImplementedError


class App(Section):
    """The application itself. The three paths are shown for one marketplace only (documented), and are
    for connectors (INFERRED).
    """

    __slots__ = ()

    @property
    def host(self) -> str:
        """Scheme and host of the application (documented)."""
        value: str = self._read("host")
        return value

    @property
    def synchronization_start_path(self) -> str | None:
        """Where a synchronisation is started (documented)."""
        value: str | None = self._read("synchronization_start_path")
        return value

    @property
    def synchronization_toggle_path(self) -> str | None:
        """Where synchronisation is switched on and off (documented)."""
        value: str | None = self._read("synchronization_toggle_path")
        return value

    @property
    def synchronization_status_path(self) -> str | None:
        """Where a synchronisation's state is asked for; `:cld-uid` stands for the group (INFERRED)."""
        value: str | None = self._read("synchronization_status_path")
        return value


class Api(Section):
    """The marketplace's own API, and the application's credentials for it."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The application's id on this marketplace (documented): the user of Basic authentication, the
        issuer in SAML.
        """
        value: str = self._read("id")
        return value

    @property
    def host(self) -> str:
        """Scheme and host (documented)."""
        value: str = self._read("host")
        return value

    @property
    def base(self) -> str:
        """What its paths begin with: `/api/v1/` (documented)."""
        value: str = self._read("base")
        return value

    def expose_key(self) -> str:
        """The key: the password of Basic authentication. What comes out of this is a secret."""
        value: str = self._read("expose_key")
        return value

    @property
    def url(self) -> str:
        """Where the API begins: `{host}{base}`."""
        value: str = self._read("url")
        return value


class Sso(Section):
    """Single sign-on. None of this is needed by an application that uses `OpenID` (documented), but
    for `idp`.
    """

    __slots__ = ()

    @property
    def idm(self) -> str | None:
        """A host of the application's own for signing on, if it is not `app.host` (documented)."""
        value: str | None = self._read("idm")
        return value

    @property
    def init_path(self) -> str:
        """Where the application begins to sign somebody on; it may have a query (documented)."""
        value: str = self._read("init_path")
        return value

    @property
    def consume_path(self) -> str:
        """Where the application takes the answer; it may have a query (documented)."""
        value: str = self._read("consume_path")
        return value

    @property
    def idp(self) -> str:
        """The host of the identity provider (documented)."""
        value: str = self._read("idp")
        return value

    @property
    def x509_fingerprint(self) -> str:
        """The SHA-1 fingerprint of the certificate, as it came: whether it is one shows when it is
        used.
        """
        value: str = self._read("x509_fingerprint")
        return value

    @property
    def x509_certificate(self) -> str:
        """The certificate, as it came: whether it is one shows when it is used."""
        value: str = self._read("x509_certificate")
        return value

    @property
    def application_host(self) -> str:
        """The host at which the application signs people on: its own for that, else `app.host`
        (documented).
        """
        value: str = self._read("application_host")
        return value

    @property
    def init_url(self) -> str:
        """Where the application begins to sign somebody on."""
        value: str = self._read("init_url")
        return value

    @property
    def consume_url(self) -> str:
        """Where the application takes the identity provider's answer."""
        value: str = self._read("consume_url")
        return value

    @property
    def idp_url(self) -> str:
        """Where the identity provider takes requests: `{idp}/api/v1/auth/saml` (INFERRED from the
        vendor's clients for Java and .NET; those for PHP and Ruby put it together of other fields).
        """
        value: str = self._read("idp_url")
        return value

    @property
    def unauthorized_url(self) -> str:
        """Where somebody is sent who may not use the application (INFERRED)."""
        value: str = self._read("unauthorized_url")
        return value


class Connec(Section):
    """Connec!, the shared data."""

    __slots__ = ()

    @property
    def host(self) -> str:
        """Scheme and host; they differ by tenant and environment (documented)."""
        value: str = self._read("host")
        return value

    @property
    def base_path(self) -> str:
        """What its paths begin with: `/api/v2` (documented)."""
        value: str = self._read("base_path")
        return value

    @property
    def timeout(self) -> float | None:
        """How long a request may take, if the configuration says it (documented; the vendor's client
        for Ruby takes 60 s where nothing is said). In seconds.
        """
        value: float | None = self._read("timeout")
        return value

    @property
    def url(self) -> str:
        """Where Connec! begins: `{host}{base_path}`."""
        value: str = self._read("url")
        return value


class Webhooks(Section):
    """What the marketplace tells the application, and at which of its paths."""

    __slots__ = ()

    @property
    def group_path(self) -> str:
        """Where a group is removed: `:id` stands for it (documented)."""
        value: str = self._read("group_path")
        return value

    @property
    def group_user_path(self) -> str:
        """Where a user is removed from a group: `:group_id` and `:id` stand for them (documented)."""
        value: str = self._read("group_user_path")
        return value

    @property
    def external_ids(self) -> bool:
        """Whether Connec!'s ids come as lists (documented)."""
        value: bool = self._read("external_ids")
        return value

    @property
    def initialization_path(self) -> str | None:
        """Shown in the documentation, and described nowhere."""
        value: str | None = self._read("initialization_path")
        return value

    @property
    def notification_path(self) -> str:
        """Where entities are posted that were made or changed (documented)."""
        value: str = self._read("notification_path")
        return value

    @property
    def subscriptions(self) -> dict[str, bool] | None:
        """Which entities that is done for, by name; `None` where the configuration does not say
        (INFERRED).
        """
        value: dict[str, bool] | None = self._read("subscriptions")
        return value


class MarketplaceFields(Part):
    """What is known of a marketplace by name: each field is needed by whoever reads it alone."""

    __slots__ = ()

    @property
    def nid(self) -> str:
        """The application's id on this marketplace (documented)."""
        value: str = self._read("nid")
        return value

    @property
    def environment(self) -> str:
        """The application's name at the developer platform (documented)."""
        value: str = self._read("environment")
        return value

    @property
    def app(self) -> App:
        """The application itself. The three paths are shown for one marketplace only (documented), and
        are for connectors (INFERRED).
        """
        return App(self, "app")

    @property
    def api(self) -> Api:
        """The marketplace's own API, and the application's credentials for it."""
        return Api(self, "api")

    @property
    def sso(self) -> Sso:
        """Single sign-on. None of this is needed by an application that uses `OpenID` (documented),
        but for `idp`.
        """
        return Sso(self, "sso")

    @property
    def connec(self) -> Connec:
        """Connec!, the shared data."""
        return Connec(self, "connec")

    @property
    def webhooks(self) -> Webhooks:
        """What the marketplace tells the application, and at which of its paths."""
        return Webhooks(self, "webhooks")
