"""The WSGI application: Django behind WhiteNoise, which serves the built browser files, precompressed."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhike.config.settings")

from django.core.wsgi import get_wsgi_application

from zhike.config.settings import ROOT
from zhike.kernel.vendor_whitenoise import WhiteNoise

application = WhiteNoise(get_wsgi_application(), max_age=3600, immutable_file_test=r"[.-][0-9a-zA-Z_-]{8,}\.")
# Pages are answered by `surfaces`, with their security policy; only what they load is served from here.
for _app, _prefix in (("console", "assets"), ("widget", "widget/assets"), ("portal", "portal/assets")):
    _path = ROOT / "web" / "dist" / _app / "assets"
    if _path.is_dir():
        application.add_files(str(_path), prefix=f"/{_prefix}/")
