"""The WSGI application: hot routes at once, Django behind WhiteNoise (the built browser files, precompressed) else."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhike.config.settings")

from django.core.wsgi import get_wsgi_application

from zhike.config.settings import ROOT
from zhike.kernel.http.entry import Entry
from zhike.kernel.vendor_whitenoise import WhiteNoise

_handler = get_wsgi_application()
_files = WhiteNoise(_handler, max_age=3600, immutable_file_test=r"[.-][0-9a-zA-Z_-]{8,}\.")
# Pages are answered by `surfaces`, with their security policy; only what they load is served from here.
for _app, _prefix in (("console", "assets"), ("widget", "widget/assets"), ("portal", "portal/assets")):
    _path = ROOT / "web" / "dist" / _app / "assets"
    if _path.is_dir():
        _files.add_files(str(_path), prefix=f"/{_prefix}/")
application = Entry(_handler, _files)
