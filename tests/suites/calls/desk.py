"""Calls of the kernel, the audit, work, knowledge and surveys."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plumbing.callers import read
from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker, first, found, plain
from zhike.audit.sealing import seal_waiting
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import run_due

SETTING = "conversations.transfer_wait_s"
OFFICE = {"1": [["09:00", "12:00"], ["13:00", "18:00"]]}


def _setting(cast: Cast) -> Call:
    listed = cast.admin_api.get("/settings")["items"]
    version = next(one["version"] for one in listed if one["key"] == SETTING)
    return Call(cast.admin_api, {"key": SETTING}, {"value": 60, "reason": "快一点"}, version or 0)


def _file(cast: Cast) -> Call:
    sent = cast.wang_api.client.post("/api/v1/files", {"file": SimpleUploadedFile("说明.txt", b"hello")})
    return Call(cast.wang_api, {"file_id": read(sent, 201)["id"]}, belongs="own")


def _job(cast: Cast, *, cancelled: bool = False) -> Call:
    started = cast.admin_api.post("/audit/entries/export", {}, 202, key="suite-export-1")
    job_id = started["job"] if isinstance(started["job"], str) else started["job"]["id"]
    if cancelled:
        cast.admin_api.post(f"/jobs/{job_id}/cancel", version=found(cast, f"/jobs/{job_id}")["version"])
    version = found(cast, f"/jobs/{job_id}")["version"]
    return Call(cast.admin_api, {"job_id": job_id}, version=version, belongs="own")


def _run(cast: Cast, *, done: bool = False) -> Call:
    """A change to many rows, of one row here, waiting or done."""
    body = {"subject": "待批量处理", "shop_id": str(cast.a.shop_id), "owner_id": str(cast.wang.id)}
    ticket = cast.wang_api.post("/tickets", body, 201, key=new_id().hex)
    change = {"action": "priority", "params": {"priority": 1}, "select": {"ids": [ticket["id"]]}}
    job_id = cast.wang_api.post("/tickets/bulk", change, 202, key=new_id().hex)["job"]
    if done:
        run_due()
    return Call(cast.wang_api, {"run_id": job_id}, belongs="own")


def _entry(cast: Cast) -> Call:
    return Call(cast.admin_api, {"entry_id": first(cast, "/audit/entries")["id"]})


def _sealed(cast: Cast) -> Call:
    seal_waiting()
    return Call(cast.admin_api)


def _checked(cast: Cast) -> Call:
    cast.admin_api.post("/audit/verify", {})
    return Call(cast.admin_api)


def _episode(cast: Cast) -> Call:
    item = cast.admin_api.get(cast.zhou_tao.path)["episode"]["id"]
    return Call(cast.admin_api, {"kind": "episode", "item_id": item}, belongs="scoped")


def _new(path: str, body: Any, change: Any, *, row: str, switch: str = "archived") -> tuple[Maker, Maker, Maker, Maker]:
    """Create, detail, change and archive of a configured thing."""

    def create(cast: Cast) -> Call:
        return Call(cast.admin_api, body=body)

    def detail(cast: Cast) -> Call:
        made = cast.admin_api.post(path, body, 201, key="suite-made-01")
        return Call(cast.admin_api, {row: made["id"]}, version=made["version"])

    def edit(cast: Cast) -> Call:
        made = detail(cast)
        return Call(made.by, made.values, change, made.version)

    def archive(cast: Cast) -> Call:
        made = detail(cast)
        return Call(made.by, made.values, {switch: True}, made.version)

    return create, detail, edit, archive


_CALENDAR = _new(
    "/calendars",
    {"name": {"zh-CN": "白班"}, "zone": "Asia/Shanghai", "weekly": OFFICE},
    {"makeup_day": 2},
    row="calendar_id",
)
_POLICY = _new("/sla-policies", {"name": {"zh-CN": "急"}, "first_response_s": 60}, {"rank": 3}, row="policy_id")
_SCALE = _new(
    "/rating-scales", {"name": {"zh-CN": "五分"}, "max": 5, "satisfied_from": 4}, {"satisfied_from": 5}, row="scale_id"
)
_CATEGORY = _new("/categories", {"name": {"zh-CN": "质量"}}, {"place": 3}, row="category_id")
_SNIPPET_BODY = {"name": "问候", "shortcut": "hello", "reach": "own", "bodies": {"zh-CN": "您好 {customer.name}"}}


def _snippet(body: Any = None) -> Maker:
    """A reply of Wang Min's own."""

    def make(cast: Cast) -> Call:
        made = cast.wang_api.post("/canned-replies", _SNIPPET_BODY, 201, key="suite-reply-1")
        return Call(cast.wang_api, {"snippet_id": made["id"]}, body, made["version"], belongs="own")

    return make


def _rated(cast: Cast) -> Call:
    cast.rate()
    return Call(cast.admin_api)


CALLS: Mapping[str, Maker] = {
    "setting_list": plain(),
    "setting_change": _setting,
    "setting_history": lambda cast: Call(cast.admin_api, {"key": SETTING}),
    "file_create": lambda cast: Call(cast.wang_api, upload=("说明.txt", b"hello")),
    "file_get": _file,
    "bulk_run_get": _run,
    "bulk_run_rows": _run,
    "bulk_run_undo": lambda cast: _run(cast, done=True),
    "job_list": lambda cast: Call(_job(cast).by),
    "job_get": _job,
    "job_cancel": _job,
    "job_retry": lambda cast: _job(cast, cancelled=True),
    "audit_entry_list": plain("?total=1"),
    "audit_entry_export": lambda cast: Call(cast.admin_api, body={"format": "csv"}),
    "audit_entry_detail": _entry,
    "audit_seal_list": _sealed,
    "audit_check_list": _checked,
    "audit_verify": lambda cast: Call(cast.admin_api, body={}),
    "queue_list": plain("?total=1"),
    "assignment_list": plain("?total=1"),
    "work_load": plain(),
    "work_item_clocks": _episode,
    "work_overdue": plain("?total=1"),
    "work_response_time": plain(),
    "calendar_list": plain(),
    "calendar_create": _CALENDAR[0],
    "calendar_detail": _CALENDAR[1],
    "calendar_change": _CALENDAR[2],
    "calendar_archive": _CALENDAR[3],
    "policy_list": plain(),
    "policy_create": _POLICY[0],
    "policy_detail": _POLICY[1],
    "policy_change": _POLICY[2],
    "policy_archive": _POLICY[3],
    "canned_reply_list": plain("?total=1"),
    "canned_reply_create": lambda cast: Call(cast.wang_api, body=_SNIPPET_BODY),
    "canned_reply_detail": _snippet(),
    "canned_reply_change": _snippet({"name": "招呼"}),
    "canned_reply_archive": _snippet({"archived": True}),
    "canned_reply_render": _snippet({"language": "zh-CN", "values": {"customer.name": "孙丽"}}),
    "category_list": plain(),
    "category_create": _CATEGORY[0],
    "category_detail": _CATEGORY[1],
    "category_change": _CATEGORY[2],
    "category_archive": _CATEGORY[3],
    "rating_list": _rated,
    "rating_summary": _rated,
    "rating_scale_list": plain(),
    "rating_scale_create": _SCALE[0],
    "rating_scale_detail": _SCALE[1],
    "rating_scale_change": _SCALE[2],
    "rating_scale_use": _SCALE[1],
    "rating_scale_archive": _SCALE[3],
}
