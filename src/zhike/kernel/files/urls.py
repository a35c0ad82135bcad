"""Addresses that files are served under; outside the API, so that no cookie rule or content type of it applies."""

from django.urls import URLPattern, path

from zhike.kernel.files.serve import file_body, file_thumb

urlpatterns: list[URLPattern] = [
    path("files/<uuid:file_id>", file_body, name="file_body"),
    path("files/<uuid:file_id>/thumb", file_thumb, name="file_thumb"),
]
