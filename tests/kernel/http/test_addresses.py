"""Routes by their first segment."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, path

from zhike.kernel.http.addresses import SegmentResolver


def _page(_request: HttpRequest, **_arguments: str) -> HttpResponse:
    return HttpResponse()


def _resolver() -> SegmentResolver:
    routes = [
        path("things", _page, name="list"),
        path("things/new", _page, name="new"),
        path("things/<str:thing>", _page, name="one"),
    ]
    return SegmentResolver("api/", (routes, "api", "api"))


def test_the_first_route_that_fits_is_taken_with_its_parameters() -> None:
    found = _resolver().resolve("api/things/new")
    assert (found.url_name, found.kwargs, found.view_name) == ("new", {}, "api:new")
    found = _resolver().resolve("api/things/7")
    assert (found.url_name, found.kwargs, found.route) == ("one", {"thing": "7"}, "things/<str:thing>")


@pytest.mark.parametrize("address", ["api/", "api/thing", "api/things/", "api/things/7/more", "other/things"])
def test_an_unknown_address_is_nobodys(address: str) -> None:
    with pytest.raises(Resolver404):
        _resolver().resolve(address)


def test_a_parameter_in_the_first_segment_is_refused_at_start() -> None:
    with pytest.raises(ValueError, match="first segment"):
        SegmentResolver("api/", ([path("<str:any>/things", _page)], "api", "api"))
