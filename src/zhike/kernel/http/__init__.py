"""HTTP as every module does it: routes with a named permission, closed bodies, lists, problems, entity tags."""

from zhike.kernel.http.answers import answer, expected_version, id_text, json_bytes, no_content, plain
from zhike.kernel.http.archiving import Archiving, archive_route
from zhike.kernel.http.body import EARLIEST, LATEST, Body, Currency, Moment, OneLine, PlainText
from zhike.kernel.http.build import ZhikeAPI, build_api
from zhike.kernel.http.guard import FIRST_STEPS, PUBLIC, SIGNED_IN, Access, Guard, bearer_token, session_token
from zhike.kernel.http.hot import hot_read, hot_write
from zhike.kernel.http.lists import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn, list_answer, parse_time
from zhike.kernel.http.middleware import client_ip
from zhike.kernel.http.request import Request
from zhike.kernel.http.router import Router, RouteSpec

__all__ = [
    "COUNT_CAP",
    "EARLIEST",
    "FIRST_STEPS",
    "LATEST",
    "PUBLIC",
    "SIGNED_IN",
    "Access",
    "Archiving",
    "Body",
    "Currency",
    "Filter",
    "Guard",
    "ListRequest",
    "ListSpec",
    "Moment",
    "OneLine",
    "PlainText",
    "Request",
    "RouteSpec",
    "Router",
    "SortColumn",
    "ZhikeAPI",
    "answer",
    "archive_route",
    "bearer_token",
    "build_api",
    "client_ip",
    "expected_version",
    "hot_read",
    "hot_write",
    "id_text",
    "json_bytes",
    "list_answer",
    "no_content",
    "parse_time",
    "plain",
    "session_token",
]
