"""Pages as responses."""

import html

from django.http import HttpResponse

from zhike.kernel import i18n
from zhike.surfaces import built, policies

_PLAIN = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title></head>'
    '<body style="font:16px/1.6 system-ui,sans-serif;max-width:36em;margin:15vh auto;padding:0 1em;'
    'color-scheme:light dark">'
    '<h1 style="font-size:1.25em">{title}</h1><p>{detail}</p></body></html>'
)


def plain(code: str, language: str, *, status: int) -> HttpResponse:
    """A page that says one thing: `pages.<code>.title` and `.detail`."""
    title, detail = (html.escape(i18n.text(f"pages.{code}.{part}", language)) for part in ("title", "detail"))
    page = _PLAIN.format(language=language, title=title, detail=detail)
    response = HttpResponse(page, status=status)
    response["Content-Security-Policy"] = policies.PLAIN
    response["Cache-Control"] = "no-store"
    return response


def built_page(path: str, policy: str, language: str, *, frameable: bool = False) -> HttpResponse:
    """A built page under its policy; a clear page instead when the browser code has not been built."""
    found = built.content(path)
    if found is None:
        return plain("not_built", language, status=503)
    return page(found, policy, frameable=frameable)


def page(content: bytes, policy: str, *, frameable: bool = False) -> HttpResponse:
    """An HTML page that browsers ask for again each time (what it loads is immutable)."""
    response = HttpResponse(content, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = policy
    response["Cache-Control"] = "no-cache"
    response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
    if not frameable:
        response["X-Frame-Options"] = "DENY"
    return response
