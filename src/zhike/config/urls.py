"""All addresses: the API under /api/v1, files, health, and the pages that `surfaces` serves."""

from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from zhike.config.api import api
from zhike.kernel.files import urls as files
from zhike.kernel.http.addresses import SegmentResolver
from zhike.kernel.http.direct import offer
from zhike.surfaces import urls as surfaces


def healthz(_request: HttpRequest) -> HttpResponse:
    """Answers 200 when this process can reach the database, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


offer("/api/v1", api.route_specs)
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    SegmentResolver("api/v1/", api.urls),
    path("", include((files.urlpatterns, "files"))),
    path("", include((surfaces.urlpatterns, "surfaces"))),
]
