"""Calls of records of service, mentions, and the customer's file beside the work."""

from collections.abc import Mapping

from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker, found, plain


def _episode(cast: Cast) -> tuple[dict[str, str], int]:
    episode = found(cast, cast.closed.path)["episode"]
    return {"conversation_id": cast.closed.id, "episode_id": episode["id"]}, episode["version"]


def _read(cast: Cast) -> Call:
    values, _version = _episode(cast)
    return Call(cast.admin_api, values, belongs="scoped")


def _record(cast: Cast) -> Call:
    values, version = _episode(cast)
    further = [{"category_id": str(cast.category_id), "result": "solved", "problem": "还想换货", "handling_s": 120}]
    body = {"result": "followup", "problem": "其实没有收到", "further": further}
    return Call(cast.admin_api, values, body, version, belongs="scoped")


def _mentionable(cast: Cast) -> Call:
    return Call(cast.wang_api, {"conversation_id": cast.sun_li.id}, belongs="scoped")


def _file(cast: Cast) -> Call:
    customer = found(cast, cast.sun_li.path)["customer"]["id"]
    return Call(cast.wang_api, {"customer_id": customer}, query=f"?conversation={cast.sun_li.id}", belongs="scoped")


CALLS: Mapping[str, Maker] = {
    "episode_get": _read,
    "episode_record": _record,
    "note_mentionable": _mentionable,
    "desk_customer": _file,
    "desk_first_steps": plain(),
}
