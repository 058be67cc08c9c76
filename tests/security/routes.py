"""Every route of the API and every place in which a request can say something, from FastAPI's registry."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fastapi.routing import APIRoute
from pydantic import BaseModel

from healthvault.api.routes import api

_FIELD = re.compile(r'form\.get\("(\w+)"|form\["(\w+)"\]|fields\.get\("(\w+)"')
_PATH = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a request: `kind` is path, query, json or form."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One method of one route."""

    method: str
    path: str
    places: tuple[Place, ...]
    is_described: bool

    @property
    def takes(self) -> str:
        """What its body is: json, form or nothing that we know."""
        return next((place.kind for place in self.places if place.kind in {"json", "form"}), "")

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@cache
def doors() -> tuple[Door, ...]:
    return tuple(
        Door(
            method=method,
            path=route.path,
            places=tuple(_places(route, method)),
            is_described=route.include_in_schema,
        )
        for route in _walk(api().routes)
        for method in sorted(route.methods or ())
    )


def _walk(routes) -> Iterator[APIRoute]:
    """FastAPI keeps what was included as it was; its routes are there with their whole path."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif (included := getattr(route, "original_router", None)) is not None:
            yield from _walk(included.routes)


def _places(route: APIRoute, method: str) -> Iterator[Place]:
    yield from (Place(kind="path", name=name) for name in _PATH.findall(route.path))
    yield from (Place(kind="query", name=field.alias) for field in route.dependant.query_params)
    for field in route.dependant.body_params:
        model = field.field_info.annotation
        if inspect.isclass(model) and issubclass(model, BaseModel):
            yield from (Place(kind="json", name=name) for name in model.model_fields)
    if method == "POST" and not route.dependant.body_params:
        module = inspect.getsource(inspect.getmodule(route.endpoint))
        names = {"".join(found) for found in _FIELD.findall(module)}
        yield from (Place(kind="form", name=name) for name in sorted(names - {"csrf_token"}))
