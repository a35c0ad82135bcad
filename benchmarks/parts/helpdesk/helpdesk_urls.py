"""Addresses and the WSGI application of the plain django-helpdesk installation."""

import django
from django.contrib import admin
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

django.setup()
urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
application = get_wsgi_application()
