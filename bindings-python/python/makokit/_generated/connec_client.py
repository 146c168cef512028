# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Connec's operations, blocking and asynchronous."""

from __future__ import annotations

from makokit._generated import connec
from makokit._model import beside, content_of
from makokit._pages import AsyncPages, Pages
from makokit.aio import AsyncClient
from makokit.client import Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any
    from uuid import UUID


class ConnecClient(Client):
    """A blocking client of Connec.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "connec"

    def list_resources(self, group_id: connec.GroupId | UUID) -> Any:
        """What there is of a group, and where.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/{group_id}` (inferred). The vendor's previewer of the API has it.
        """
        return self._read("listResources", {"group_id": group_id})

    def list_entities(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        query: connec.EntityQuery | connec.EntityQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        filter: str | None = None,
        orderby: str | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        expand: str | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[connec.Entity]:
        """The entities of a collection. Each page tells where the next one is; that is followed on the
        same server only.

        Takes `EntityQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `{prefix}/{group_id}/{resource}` (inferred). The vendor's clients for Java and Ruby, and
        its connectors, have it.
        """
        given = connec.EntityQuery(
            filter=filter,
            orderby=orderby,
            top=top,
            skip=skip,
            search=search,
            expand=expand,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_entities", query, given, optional=True)
        sent = beside({"group_id": group_id, "resource": resource}, "query", *sent)
        return Pages(self, "listEntities", connec.Entity._all, *sent)

    def get_entity(
        self,
        group_id: connec.GroupId | UUID,
        resource: connec.Resource | str,
        entity_id: connec.EntityId | UUID,
    ) -> connec.Entity:
        """One entity of a collection.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/{group_id}/{resource}/{entity_id}` (inferred). The vendor's clients for Java
        and Ruby have it.
        """
        return connec.Entity._of(
            self._read("getEntity", {"group_id": group_id, "resource": resource, "entity_id": entity_id})
        )

    def create_entity(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        request: connec.WriteEntity | connec.WriteEntityDict | Mapping[str, Any] | None = None,
        /,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.Entity:
        """Makes an entity. It travels under the name of its collection. With `opts` it is merged with
        one that is there.

        Takes `WriteEntity`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        POST `{prefix}/{group_id}/{resource}` (inferred). The vendor's clients for Java and Ruby
        have it.
        """
        given = connec.WriteEntity(
            id=id,
            code=code,
            status=status,
            opts=opts,
            extra=extra,
        )
        sent = content_of("create_entity", request, given)
        sent = beside({"group_id": group_id, "resource": resource}, "request", *sent)
        return connec.Entity._of(self._read("createEntity", *sent))

    def update_entity(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        entity_id: connec.EntityId | UUID,
        request: connec.WriteEntity | connec.WriteEntityDict | Mapping[str, Any] | None = None,
        /,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.Entity:
        """Changes those fields of an entity that are given. It travels under the name of its
        collection.

        Takes `WriteEntity`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/{group_id}/{resource}/{entity_id}` (inferred). The vendor's clients for Java
        and Ruby have it.
        """
        given = connec.WriteEntity(
            id=id,
            code=code,
            status=status,
            opts=opts,
            extra=extra,
        )
        sent = content_of("update_entity", request, given)
        sent = beside({"group_id": group_id, "resource": resource, "entity_id": entity_id}, "request", *sent)
        return connec.Entity._of(self._read("updateEntity", *sent))

    def get_singular(self, group_id: connec.GroupId | UUID, resource: connec.Resource | str) -> connec.Entity:
        """What a group has one of, such as its company: no id is in its path.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/{group_id}/{resource}` (inferred). The vendor's sandbox application has it.
        """
        return connec.Entity._of(self._read("getSingular", {"group_id": group_id, "resource": resource}))

    def update_singular(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        request: connec.WriteEntity | connec.WriteEntityDict | Mapping[str, Any] | None = None,
        /,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.Entity:
        """Changes those fields that are given of what a group has one of.

        Takes `WriteEntity`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/{group_id}/{resource}` (inferred). The vendor's sandbox application has it.
        """
        given = connec.WriteEntity(
            id=id,
            code=code,
            status=status,
            opts=opts,
            extra=extra,
        )
        sent = content_of("update_singular", request, given)
        sent = beside({"group_id": group_id, "resource": resource}, "request", *sent)
        return connec.Entity._of(self._read("updateSingular", *sent))

    def batch_operations(
        self,
        request: connec.BatchRequest | connec.BatchRequestDict | Mapping[str, Any] | None = None,
        /,
        *,
        sequential: bool | None = None,
        ops: Sequence[connec.BatchOperation | connec.BatchOperationDict | Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.BatchAnswer:
        """Does several operations in one request. Each has a result of its own, whatever becomes of
        the others; an answer with fewer or more results than operations is none.

        Takes `BatchRequest`, a dict with the documented names, or keywords.
        Required: `ops`.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `/batch` (inferred). The vendor's client for Ruby and its connectors have it.
        """
        given = connec.BatchRequest(
            sequential=sequential,
            ops=ops,
            extra=extra,
        )
        sent = content_of("batch_operations", request, given)
        return connec.BatchAnswer._of(self._read("batchOperations", *sent))

    def get_report(
        self,
        group_id: connec.GroupId | UUID,
        report: connec.Report,
        query: connec.ReportQuery | connec.ReportQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        from_: str | None = None,
        to: str | None = None,
        period: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Any:
        """A report about a group.

        Takes `ReportQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `/api/reports/{group_id}/{report}` (inferred). The vendor's client for PHP has it.
        """
        given = connec.ReportQuery(
            from_=from_,
            to=to,
            period=period,
            extra=extra,
        )
        sent = content_of("get_report", query, given, optional=True)
        sent = beside({"group_id": group_id, "report": report}, "query", *sent)
        return self._read("getReport", *sent)

    def get_schema(self, resource: connec.Resource | str) -> Any:
        """The JSON schema of a collection's entities.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/json_schema/{resource}` (inferred). The vendor's browser client has it.
        """
        return self._read("getSchema", {"resource": resource})

    def get_version(self) -> Any:
        """Which version answers.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/version` (inferred). The vendor's connectors ask for it.
        """
        return self._read("getVersion", {})

    listResources = list_resources
    listEntities = list_entities
    getEntity = get_entity
    createEntity = create_entity
    updateEntity = update_entity
    getSingular = get_singular
    updateSingular = update_singular
    batchOperations = batch_operations
    getReport = get_report
    getSchema = get_schema
    getVersion = get_version


class AsyncConnecClient(AsyncClient):
    """An asynchronous client of Connec, for asyncio.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "connec"

    async def list_resources(self, group_id: connec.GroupId | UUID) -> Any:
        """What there is of a group, and where.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/{group_id}` (inferred). The vendor's previewer of the API has it.
        """
        return await self._read("listResources", {"group_id": group_id})

    def list_entities(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        query: connec.EntityQuery | connec.EntityQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        filter: str | None = None,
        orderby: str | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        expand: str | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[connec.Entity]:
        """The entities of a collection. Each page tells where the next one is; that is followed on the
        same server only.

        Takes `EntityQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `{prefix}/{group_id}/{resource}` (inferred). The vendor's clients for Java and Ruby, and
        its connectors, have it.
        """
        given = connec.EntityQuery(
            filter=filter,
            orderby=orderby,
            top=top,
            skip=skip,
            search=search,
            expand=expand,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_entities", query, given, optional=True)
        sent = beside({"group_id": group_id, "resource": resource}, "query", *sent)
        return AsyncPages(self, "listEntities", connec.Entity._all, *sent)

    async def get_entity(
        self,
        group_id: connec.GroupId | UUID,
        resource: connec.Resource | str,
        entity_id: connec.EntityId | UUID,
    ) -> connec.Entity:
        """One entity of a collection.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/{group_id}/{resource}/{entity_id}` (inferred). The vendor's clients for Java
        and Ruby have it.
        """
        return connec.Entity._of(
            await self._read(
                "getEntity", {"group_id": group_id, "resource": resource, "entity_id": entity_id}
            )
        )

    async def create_entity(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        request: connec.WriteEntity | connec.WriteEntityDict | Mapping[str, Any] | None = None,
        /,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.Entity:
        """Makes an entity. It travels under the name of its collection. With `opts` it is merged with
        one that is there.

        Takes `WriteEntity`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        POST `{prefix}/{group_id}/{resource}` (inferred). The vendor's clients for Java and Ruby
        have it.
        """
        given = connec.WriteEntity(
            id=id,
            code=code,
            status=status,
            opts=opts,
            extra=extra,
        )
        sent = content_of("create_entity", request, given)
        sent = beside({"group_id": group_id, "resource": resource}, "request", *sent)
        return connec.Entity._of(await self._read("createEntity", *sent))

    async def update_entity(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        entity_id: connec.EntityId | UUID,
        request: connec.WriteEntity | connec.WriteEntityDict | Mapping[str, Any] | None = None,
        /,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.Entity:
        """Changes those fields of an entity that are given. It travels under the name of its
        collection.

        Takes `WriteEntity`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/{group_id}/{resource}/{entity_id}` (inferred). The vendor's clients for Java
        and Ruby have it.
        """
        given = connec.WriteEntity(
            id=id,
            code=code,
            status=status,
            opts=opts,
            extra=extra,
        )
        sent = content_of("update_entity", request, given)
        sent = beside({"group_id": group_id, "resource": resource, "entity_id": entity_id}, "request", *sent)
        return connec.Entity._of(await self._read("updateEntity", *sent))

    async def get_singular(
        self, group_id: connec.GroupId | UUID, resource: connec.Resource | str
    ) -> connec.Entity:
        """What a group has one of, such as its company: no id is in its path.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/{group_id}/{resource}` (inferred). The vendor's sandbox application has it.
        """
        return connec.Entity._of(
            await self._read("getSingular", {"group_id": group_id, "resource": resource})
        )

    async def update_singular(
        self,
        group_id: connec.GroupId | UUID,
        resource: str,
        request: connec.WriteEntity | connec.WriteEntityDict | Mapping[str, Any] | None = None,
        /,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.Entity:
        """Changes those fields that are given of what a group has one of.

        Takes `WriteEntity`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/{group_id}/{resource}` (inferred). The vendor's sandbox application has it.
        """
        given = connec.WriteEntity(
            id=id,
            code=code,
            status=status,
            opts=opts,
            extra=extra,
        )
        sent = content_of("update_singular", request, given)
        sent = beside({"group_id": group_id, "resource": resource}, "request", *sent)
        return connec.Entity._of(await self._read("updateSingular", *sent))

    async def batch_operations(
        self,
        request: connec.BatchRequest | connec.BatchRequestDict | Mapping[str, Any] | None = None,
        /,
        *,
        sequential: bool | None = None,
        ops: Sequence[connec.BatchOperation | connec.BatchOperationDict | Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> connec.BatchAnswer:
        """Does several operations in one request. Each has a result of its own, whatever becomes of
        the others; an answer with fewer or more results than operations is none.

        Takes `BatchRequest`, a dict with the documented names, or keywords.
        Required: `ops`.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `/batch` (inferred). The vendor's client for Ruby and its connectors have it.
        """
        given = connec.BatchRequest(
            sequential=sequential,
            ops=ops,
            extra=extra,
        )
        sent = content_of("batch_operations", request, given)
        return connec.BatchAnswer._of(await self._read("batchOperations", *sent))

    async def get_report(
        self,
        group_id: connec.GroupId | UUID,
        report: connec.Report,
        query: connec.ReportQuery | connec.ReportQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        from_: str | None = None,
        to: str | None = None,
        period: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Any:
        """A report about a group.

        Takes `ReportQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `/api/reports/{group_id}/{report}` (inferred). The vendor's client for PHP has it.
        """
        given = connec.ReportQuery(
            from_=from_,
            to=to,
            period=period,
            extra=extra,
        )
        sent = content_of("get_report", query, given, optional=True)
        sent = beside({"group_id": group_id, "report": report}, "query", *sent)
        return await self._read("getReport", *sent)

    async def get_schema(self, resource: connec.Resource | str) -> Any:
        """The JSON schema of a collection's entities.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/json_schema/{resource}` (inferred). The vendor's browser client has it.
        """
        return await self._read("getSchema", {"resource": resource})

    async def get_version(self) -> Any:
        """Which version answers.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/version` (inferred). The vendor's connectors ask for it.
        """
        return await self._read("getVersion", {})

    listResources = list_resources
    listEntities = list_entities
    getEntity = get_entity
    createEntity = create_entity
    updateEntity = update_entity
    getSingular = get_singular
    updateSingular = update_singular
    batchOperations = batch_operations
    getReport = get_report
    getSchema = get_schema
    getVersion = get_version
