# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""The settings of a client: as keywords, as a dict, and under the names by which the core knows them."""

from __future__ import annotations

from makokit._keywords import Telling
from makokit._typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping
    from typing import Any, Literal

    from makokit.events import Event


class Settings(TypedDict, total=False):
    """The keywords that make a client, to be passed with `**`. `MakoClient.__init__` explains them."""

    base_url: str | None
    client_id: str | None
    client_secret: str | None
    client_secret_file: str | os.PathLike[str] | None
    api_token: str | None
    api_token_file: str | os.PathLike[str] | None
    marketplace: str | None
    configuration: str | None
    configuration_file: str | os.PathLike[str] | None
    api_id: str | None
    api_key: str | None
    api_key_file: str | os.PathLike[str] | None
    connection: str | None
    profile: str | None
    timeout: float | None
    connect_timeout: float | None
    read_timeout: float | None
    retries: int | None
    max_answer_bytes: int | None
    rate_limit: int | None
    rate_interval: float | None
    guard: float | None
    limits: str | None
    daily_quota: int | None
    quota_scope: Literal["endpoint", "sum"] | None
    breaker_failures: int | None
    breaker_pause: float | None
    ca_bundle: str | os.PathLike[str] | None
    client_certificate: str | os.PathLike[str] | None
    client_key: str | os.PathLike[str] | None
    proxy: str | None
    no_proxy: str | None
    token_cache: str | None
    credentials_in: Literal["form", "query"] | None
    request_id: bool | None
    paging: Literal["cursor", "page"] | None
    page_size_parameter: str | None
    path_prefix: str | None
    external_ids: bool | None
    paths: Mapping[str, str] | None
    errors: Mapping[str, str] | None
    clock: Literal["real", "virtual"] | None
    on_event: Callable[[Event], None] | None


WIRE = {
    "base_url": ("base_url", "text"),
    "client_id": ("client_id", "text"),
    "client_secret": ("client_secret", "secret"),
    "client_secret_file": ("client_secret_file", "path"),
    "api_token": ("api_token", "secret"),
    "api_token_file": ("api_token_file", "path"),
    "marketplace": ("marketplace", "text"),
    "configuration": ("configuration", "secret"),
    "configuration_file": ("configuration_file", "path"),
    "api_id": ("api_id", "text"),
    "api_key": ("api_key", "secret"),
    "api_key_file": ("api_key_file", "path"),
    "connection": ("connection", "text"),
    "profile": ("profile", "text"),
    "timeout": ("timeout_ms", "duration"),
    "connect_timeout": ("connect_timeout_ms", "duration"),
    "read_timeout": ("read_timeout_ms", "duration"),
    "retries": ("retries", "count"),
    "max_answer_bytes": ("max_answer_bytes", "bytes"),
    "rate_limit": ("rate_limit", "count"),
    "rate_interval": ("rate_interval_ms", "duration"),
    "guard": ("guard_ms", "duration"),
    "limits": ("limits", "text"),
    "daily_quota": ("daily_quota", "count"),
    "quota_scope": ("quota_scope", "choice"),
    "breaker_failures": ("breaker_failures", "count"),
    "breaker_pause": ("breaker_pause_ms", "duration"),
    "ca_bundle": ("ca_bundle", "path"),
    "client_certificate": ("client_certificate", "path"),
    "client_key": ("client_key", "path"),
    "proxy": ("proxy", "secret"),
    "no_proxy": ("no_proxy", "text"),
    "token_cache": ("token_cache", "text"),
    "credentials_in": ("credentials_in", "choice"),
    "request_id": ("request_id", "switch"),
    "paging": ("paging", "choice"),
    "page_size_parameter": ("page_size_parameter", "text"),
    "path_prefix": ("path_prefix", "text"),
    "external_ids": ("external_ids", "switch"),
    "paths": ("paths", "map"),
    "errors": ("errors", "map"),
    "clock": ("clock", "choice"),
}
"""For each keyword the name by which the core knows it, and the kind of its value."""


class Configured(Telling):
    """What is made from settings."""

    __slots__ = ()

    def __init__(
        self,
        *,
        base_url: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        client_secret_file: str | os.PathLike[str] | None = None,
        api_token: str | None = None,
        api_token_file: str | os.PathLike[str] | None = None,
        marketplace: str | None = None,
        configuration: str | None = None,
        configuration_file: str | os.PathLike[str] | None = None,
        api_id: str | None = None,
        api_key: str | None = None,
        api_key_file: str | os.PathLike[str] | None = None,
        connection: str | None = None,
        profile: str | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        read_timeout: float | None = None,
        retries: int | None = None,
        max_answer_bytes: int | None = None,
        rate_limit: int | None = None,
        rate_interval: float | None = None,
        guard: float | None = None,
        limits: str | None = None,
        daily_quota: int | None = None,
        quota_scope: Literal["endpoint", "sum"] | None = None,
        breaker_failures: int | None = None,
        breaker_pause: float | None = None,
        ca_bundle: str | os.PathLike[str] | None = None,
        client_certificate: str | os.PathLike[str] | None = None,
        client_key: str | os.PathLike[str] | None = None,
        proxy: str | None = None,
        no_proxy: str | None = None,
        token_cache: str | None = None,
        credentials_in: Literal["form", "query"] | None = None,
        request_id: bool | None = None,
        paging: Literal["cursor", "page"] | None = None,
        page_size_parameter: str | None = None,
        path_prefix: str | None = None,
        external_ids: bool | None = None,
        paths: Mapping[str, str] | None = None,
        errors: Mapping[str, str] | None = None,
        clock: Literal["real", "virtual"] | None = None,
        on_event: Callable[[Event], None] | None = None,
    ) -> None:
        """Make a client. Nothing is sent.

        Settings, each by keyword; `None` leaves one to the profile, if there is one, and to its default. Of
        the variables, those that begin with `MAKOKIT_`, and `SSL_CERT_FILE`, are asked in any case, for what
        is not given; those that begin with the system's name only by `from_env` and `from_profile`.

        - `base_url`: Where the API is, as handed over by the vendor. Required, except for Makini, whose
          host is the same for everybody, and where `configuration` tells it. Variables: `<SYSTEM>_BASE_URL`.
        - `client_id`: The client id, as handed over by the vendor. Required. Only for Mako. Variables:
          `<SYSTEM>_CLIENT_ID`.
        - `client_secret`: The client secret, as handed over by the vendor. Required, unless
          `client_secret_file` is given. Only for Mako. Variables: `<SYSTEM>_CLIENT_SECRET`.
        - `client_secret_file`: A file that holds the client secret and nothing else; a line break at its
          end does not count. Only for Mako. Variables: `<SYSTEM>_CLIENT_SECRET_FILE`.
        - `api_token`: The token of a connection: each connection has one, which reaches nothing else.
          Required, unless `api_token_file` is given. Only for Makini. Variables: `<SYSTEM>_API_TOKEN`.
        - `api_token_file`: A file that holds the token and nothing else; a line break at its end does not
          count. Only for Makini. Variables: `<SYSTEM>_API_TOKEN_FILE`.
        - `marketplace`: The marketplace, by its name: there is no default one, so that tenants cannot be
          mixed up. Required, unless `configuration` is given. It is told in errors and events. Variables:
          `<SYSTEM>_MARKETPLACE`.
        - `configuration`: The marketplace's configuration, as the developer platform gave it: the JSON of
          one marketplace. From it come the name, the credentials, the place and for Connec! the timeout,
          where they are not given. Variables: `<SYSTEM>_CONFIGURATION`.
        - `configuration_file`: A file that holds that configuration and nothing else. Variables:
          `<SYSTEM>_CONFIGURATION_FILE`.
        - `api_id`: The application's id on the marketplace (`api.id`). Required, unless `configuration` has
          it. Variables: `<SYSTEM>_API_ID`.
        - `api_key`: The application's key on the marketplace (`api.key`). Required, unless `api_key_file`
          is given or `configuration` has it. Variables: `<SYSTEM>_API_KEY`.
        - `api_key_file`: A file that holds the key and nothing else; a line break at its end does not
          count. Variables: `<SYSTEM>_API_KEY_FILE`.
        - `connection`: What the connection is called in errors, events and limits, such as the customer's
          name. Nothing is sent of it. Only for Makini. Variables: `<SYSTEM>_CONNECTION`.
        - `profile`: The profile in `config.toml` that has what is given neither in the code nor in the
          environment. Variables: `MAKOKIT_PROFILE`.
        - `timeout`: The time of a call, all waits and tries together. In seconds. Default: 60 s.
        - `connect_timeout`: The time for making a connection. In seconds. Default: 10 s.
        - `read_timeout`: How long a connection may say nothing while its answer is waited for. In seconds.
          Default: 30 s.
        - `retries`: How often a call is tried again when that does no harm; 20 at most. Default: 3.
        - `max_answer_bytes`: The largest answer that is accepted, in bytes, after it was decompressed.
          Default: 16 MiB.
        - `rate_limit`: Requests in an interval for each operation. Mako documents 100 in a second; Makini
          has limits and no figure, Maestrano none that is documented, so that 100 there is a courtesy
          (guess), and what holds is what the API refuses. Default: 100.
        - `rate_interval`: The interval in which `rate_limit` requests may be sent: any interval of this
          length. In seconds. Default: 1 s.
        - `guard`: By how much that interval is stretched to make up for the network, beyond what each
          answer tells of it; 1 s at most. In seconds. Default: 25 ms at first, then 5 to 50 ms by how much
          the times of answers vary.
        - `limits`: Where what was used of the limits is kept: `machine` (all processes of this user share
          it), `process`, a directory, or the URL of a Redis or Valkey that the hosts of a fleet share:
          `redis://[user:password@]host:port[/number]`, `rediss://`. Default: machine where there is a home
          folder, else process. Variables: `MAKOKIT_LIMITS`.
        - `daily_quota`: How many of its creates the vendor allows in a day (UTC). Beyond it calls are
          refused before they are sent. Only for Mako. Default: unknown: everything is counted, and refused
          only when the vendor has refused.
        - `quota_scope`: Whether each creating operation has that quota for itself, or all have it together;
          the documentation says both. Only for Mako. Default: endpoint.
        - `breaker_failures`: After how many failures in a row (no way to the server, no answer, a status
          from 500 on) a connection is left alone for a while; 0 for never. That there should be such a
          breaker is the advice of Makini's documents; the figures are ours. Default: 5 for Makini, 0 for the
          others.
        - `breaker_pause`: For how long calls are refused then, before one may find out whether the
          connection is there again. In seconds. Default: 30 s.
        - `ca_bundle`: A file of PEM certificates to trust instead of the system's. Default: the host
          language's, the system's, else built-in roots. Variables: `MAKOKIT_CA_BUNDLE`, `SSL_CERT_FILE`.
        - `client_certificate`: A file with a PEM certificate, and those that vouch for it, by which this
          client shows who it is.
        - `client_key`: A file with the certificate's PEM key. It may be the certificate's own file, and
          then needs no naming. Default: the file of client_certificate.
        - `proxy`: A proxy: `http://[user:password@]host:port` or `socks5://…`; `none` for a direct way
          whatever the environment says. Default: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, but for this machine
          itself.
        - `no_proxy`: Hosts that are reached without the proxy: names (with all below them), addresses and
          networks, with commas between. Default: NO_PROXY.
        - `token_cache`: Where tokens are kept for other processes of the same user: `on`, `off`, or a
          directory. Only for Mako. Default: on. Variables: `MAKOKIT_TOKEN_CACHE`.
        - `credentials_in`: How the client id and the secret travel when a token is asked for; the
          documentation has both. Only for Mako. Default: form.
        - `request_id`: Whether each call has an id of its own, sent as `X-Request-Id`. Default: on.
        - `paging`: How lists come; Makini's documents describe both ways. Only for Makini. Default: cursor.
        - `page_size_parameter`: The parameter by which a list is told how many records a page is to have;
          no document names it for cursors. Only for Makini. Default: limit with cursors (guess), per_page
          with page numbers.
        - `path_prefix`: What paths begin with: Makini's `/api/v1`, or `/api/eam`, `/api/erp`, `/api/wms`; a
          marketplace's `api.base`, or Connec!'s `connec.base_path`. Default: /api/v1; for Connec! /api/v2.
        - `external_ids`: Whether Connec!'s ids are to come as lists, with what other systems call an
          entity, or as texts. Sent as `CONNEC-EXTERNAL-IDS` (inferred). Only for Connec. Default: as the
          marketplace does it.
        - `paths`: Another path for an operation, by its documented name; `{id}` stands for the id. Default:
          those of the reference.
        - `errors`: What a code of the API means, by the name of a kind of error: `alreadyThere` is
          `DuplicateEntity`. Default: the reference's table.
        - `clock`: The clock by which the client waits; the virtual one is for tests. Default: real.
        - `on_event`: called with each event of the client's calls, as `makokit.events` explains.

        A misspelt keyword is a `TypeError`; a missing or wrong value is a `ConfigError`, which names it and
        tells the cure.
        """
        settings: Settings = {
            "base_url": base_url,
            "client_id": client_id,
            "client_secret": client_secret,
            "client_secret_file": client_secret_file,
            "api_token": api_token,
            "api_token_file": api_token_file,
            "marketplace": marketplace,
            "configuration": configuration,
            "configuration_file": configuration_file,
            "api_id": api_id,
            "api_key": api_key,
            "api_key_file": api_key_file,
            "connection": connection,
            "profile": profile,
            "timeout": timeout,
            "connect_timeout": connect_timeout,
            "read_timeout": read_timeout,
            "retries": retries,
            "max_answer_bytes": max_answer_bytes,
            "rate_limit": rate_limit,
            "rate_interval": rate_interval,
            "guard": guard,
            "limits": limits,
            "daily_quota": daily_quota,
            "quota_scope": quota_scope,
            "breaker_failures": breaker_failures,
            "breaker_pause": breaker_pause,
            "ca_bundle": ca_bundle,
            "client_certificate": client_certificate,
            "client_key": client_key,
            "proxy": proxy,
            "no_proxy": no_proxy,
            "token_cache": token_cache,
            "credentials_in": credentials_in,
            "request_id": request_id,
            "paging": paging,
            "page_size_parameter": page_size_parameter,
            "path_prefix": path_prefix,
            "external_ids": external_ids,
            "paths": paths,
            "errors": errors,
            "clock": clock,
            "on_event": on_event,
        }
        self._open(settings, env=False)

    def _open(self, settings: Mapping[str, Any], *, env: bool) -> None:
        """Open the client in the core."""
        raise NotImplementedError
