"""One search over everything: what the modules register, in the viewer's scope, as rows that a screen can show."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from zhike.kernel import search, trail
from zhike.kernel.authz import Actor
from zhike.kernel.search import tokens

#: Characters before and after the place that was found.
_BEFORE: Final = 24
_AFTER: Final = 96


def everything(
    *,
    actor: Actor,
    text: str,
    language: str,
    kinds: Sequence[str] | None,
    customer_id: UUID | None,
    limit: int,
    per_kind: int | None,
) -> dict[str, Any]:
    """The answer of the search: rows, what was counted per kind, and whether there is more than is looked through.

    The operation log gets how long the query was, the kinds and the number of hits, never its words.
    """
    found = search.query(text, actor=actor, kinds=kinds, customer_id=customer_id, limit=limit, per_kind=per_kind)
    rows = [_row(one, text) for one in search.rendered(found, actor=actor, language=language)]
    trail.record(
        "surfaces.search.view",
        actor=actor,
        object_kind="search",
        object_id="all",
        after={"characters": len(text), "kinds": sorted(kinds) if kinds else [], "hits": len(rows)},
        customer_id=customer_id,
    )
    return {
        "items": rows,
        "counts": [{"kind": kind, "count": count} for kind, count in found.counts.items() if count],
        "capped": found.capped,
        "empty": found.empty,
    }


def _row(shown: dict[str, Any], text: str) -> dict[str, Any]:
    before, hit, after = excerpt(shown.get("text") or "", text)
    return {
        "kind": shown["kind"],
        "id": shown["id"],
        "field": shown["field"],
        "at": shown["at"],
        "title": shown.get("title") or "",
        "subtitle": shown.get("subtitle") or "",
        "number": shown.get("number") or "",
        "status": _status(shown),
        "author": shown.get("author"),
        "seq": shown.get("seq"),
        "excerpt": {"before": before, "hit": hit, "after": after},
        "link": shown.get("link") or {"kind": shown["kind"], "id": shown["id"]},
        "customer_id": shown.get("customer_id"),
        "shop_id": shown.get("shop_id"),
    }


def _status(shown: dict[str, Any]) -> str | None:
    """The code of the status. Of kinds whose statuses are configured an owner tells more, and where one of them has no
    code of its own, the category that it is of.
    """
    status = shown.get("status")
    return status.get("code") or shown.get("category") if isinstance(status, dict) else status


def excerpt(text: str, query: str) -> tuple[str, str, str]:
    """The text around the first part of the query found in it: before, found, after. Without one, its beginning."""
    flat = " ".join(text.split())
    folded = flat.casefold()
    for needle in tokens.fold(query).split(" "):
        place = folded.find(needle) if needle and len(folded) == len(flat) else -1
        if place >= 0:
            start = max(0, place - _BEFORE)
            end = place + len(needle)
            head = ("…" if start else "") + flat[start:place]
            tail = flat[end : end + _AFTER] + ("…" if len(flat) > end + _AFTER else "")
            return head, flat[place:end], tail
    return flat[: _BEFORE + _AFTER] + ("…" if len(flat) > _BEFORE + _AFTER else ""), "", ""
