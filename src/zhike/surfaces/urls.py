"""Addresses of the pages. The console takes what is left."""

from django.urls import URLPattern, path, re_path

from zhike.surfaces import demo_shop, reference, views

urlpatterns: list[URLPattern] = [
    path("api/v1/docs", reference.reference),
    path("widget.js", views.widget_loader),
    path("widget/frame", views.widget_frame),
    path("chat/<str:key>", views.portal),
    path("demo-shop", demo_shop.shop),
    path("demo-shop/token", demo_shop.token),
    path("demo-shop/<str:name>", demo_shop.asset),
    re_path(r"^(?P<path>.*)$", views.console),
]
