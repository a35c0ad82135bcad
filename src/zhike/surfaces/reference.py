"""The API reference as a page: every operation with its permission, parameters, body, answers and an example.

Made from the same OpenAPI document that programs read, without scripts, so that it cannot differ from the product.
"""

import html
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhike.kernel import i18n
from zhike.kernel.errors import all_codes
from zhike.kernel.http import Request
from zhike.kernel.ports import Port
from zhike.surfaces import pages, policies

#: Filled by wiring: the OpenAPI document.
DOCUMENT: Final[Port[Callable[[], dict[str, Any]]]] = Port("API document")
_KINDS: Final = ("input", "auth", "permission", "missing", "conflict", "limit", "sync", "fault")
_STYLE: Final = """
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 14%,transparent)}
body{font:14px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
body{max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:2rem}code,pre{font:12.5px/1.6 ui-monospace,monospace}
details{border:1px solid var(--line);border-radius:6px;margin:.35rem 0}summary{padding:.45rem .7rem;cursor:pointer}
details>div{padding:0 .9rem .8rem}b.m{display:inline-block;min-width:4em}table{border-collapse:collapse;width:100%}
td,th{text-align:start;padding:.2rem .6rem .2rem 0;border-top:1px solid var(--line);vertical-align:top;font-weight:400}
pre{overflow:auto;padding:.6rem;border:1px solid var(--line);border-radius:6px}nav a{margin-inline-end:.9rem}
.q{opacity:.72}
"""


def reference(request: HttpRequest) -> HttpResponse:
    """The page, in the reader's language."""
    content = _page(cast(Request, request).language)
    return pages.page(content.encode(), policies.PLAIN)


@lru_cache(maxsize=8)
def _page(language: str) -> str:
    document = DOCUMENT.get()()
    schemas = document["components"]["schemas"]
    by_tag: dict[str, list[str]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            block = _operation(method.upper(), path, operation, schemas, language)
            by_tag.setdefault(operation["tags"][0], []).append(block)
    contents = "".join(f'<a href="#{tag}">{tag}</a>' for tag in by_tag)
    sections = "".join(f'<h2 id="{tag}">{tag}</h2>{"".join(blocks)}' for tag, blocks in by_tag.items())
    title = _text("title", language)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p>{_text('intro', language)}</p>"
        f'<p><a href="/api/v1/openapi.json">openapi.json</a></p><nav>{contents}</nav>{sections}'
        f'<h2 id="errors">{_text("errors", language)}</h2>{_errors(language)}</body></html>'
    )


def _text(part: str, language: str) -> str:
    return html.escape(i18n.text(f"reference.{part}", language))


def _operation(method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any], language: str) -> str:
    permission = operation.get("x-permission")
    named = html.escape(i18n.text(f"permissions.{permission}", language)) if permission else ""
    parts = [
        f'<p class="q">{_text("permission", language)}: {named} <code>{permission}</code></p>' if permission else ""
    ]
    parts.append(_table("parameters", [_parameter(one) for one in operation["parameters"]], language))
    body = operation.get("requestBody", {}).get("content", {})
    for media, described in body.items():
        parts.append(_table("body", list(_fields(described["schema"], schemas)), language, note=media))
    for status, described in operation["responses"].items():
        if status != "default" and (content := described.get("content", {}).get("application/json")):
            rows = list(_fields(content["schema"], schemas))
            parts.append(_table("answer", rows, language, note=str(status)))
    parts.append(f"<pre>{_example(method, path, operation, bool(body))}</pre>")
    summary = html.escape(operation.get("summary", ""))
    return (
        f'<details id="{operation["operationId"]}"><summary><b class="m">{method}</b> <code>{html.escape(path)}</code> '
        f'<span class="q">{summary}</span></summary><div>{"".join(parts)}</div></details>'
    )


def _table(part: str, rows: list[tuple[str, str, str]], language: str, note: str = "") -> str:
    if not rows:
        return ""
    lines = "".join(
        f"<tr><td><code>{html.escape(name)}</code></td><td>{html.escape(kind)}</td><td>{html.escape(about)}</td></tr>"
        for name, kind, about in rows
    )
    return f'<p>{_text(part, language)} <span class="q">{html.escape(note)}</span></p><table>{lines}</table>'


def _parameter(one: Mapping[str, Any]) -> tuple[str, str, str]:
    about = [one["in"], "*" if one.get("required") else "", one["schema"].get("description", "")]
    return one["name"], _kind(one["schema"]), " ".join(filter(None, about))


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    return schemas.get(reference.rpartition("/")[2], {}) if isinstance(reference, str) else schema


def _fields(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    found = _resolved(schema, schemas)
    required = set(found.get("required", ()))
    for name, one in found.get("properties", {}).items():
        kind = _kind(one)
        yield name, kind, "*" if name in required else ""


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type") or "any")


def _example(method: str, path: str, operation: Mapping[str, Any], has_body: bool) -> str:
    words = [f"curl -X {method} '{settings.PUBLIC_URL}{path}'", "-H 'Authorization: Bearer $TOKEN'"]
    headers = {one["name"] for one in operation["parameters"] if one["in"] == "header"}
    if "Idempotency-Key" in headers:
        words.append('-H "Idempotency-Key: $(uuidgen)"')
    if "If-Match" in headers:
        words.append("-H 'If-Match: \"1\"'")
    if has_body:
        words.append("-H 'Content-Type: application/json' -d '{…}'")
    return html.escape(" \\\n  ".join(words))


def _errors(language: str) -> str:
    codes = sorted(all_codes().values(), key=lambda code: (_KINDS.index(code.kind), code.code))
    rows = [
        (code.code, f"{code.status} {code.kind}, retry {code.retry}", i18n.text(f"errors.{code.code}.title", language))
        for code in codes
    ]
    return _table("code", rows, language)
