"""Calls of imports."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker, plain
from zhike.kernel.ids import new_id

_DATA = "订单编号,下单时间,总金额\n1,2020-01-01,1.5\n".encode()


def _announced(api: Api) -> Any:
    body = {"name": "orders.csv", "size": len(_DATA)}
    return api.post("/imports", body, 201, key=f"announce-{new_id()}")


def _sent(api: Api) -> Any:
    run = _announced(api)
    upload = {"file": SimpleUploadedFile("part", _DATA)}
    return read(api.client.post(f"/api/v1/imports/{run['id']}/parts/1", upload))


def _recognised(api: Api) -> Any:
    return api.post(f"/imports/{_sent(api)['id']}/uploaded", {})


def _plan(cast: Cast, run: Any) -> dict[str, Any]:
    return {**run["plan"], "shop_id": str(cast.a.shop_id)}


def _planned(cast: Cast) -> Any:
    run = _recognised(cast.admin_api)
    return read(cast.admin_api.call("PUT", f"/imports/{run['id']}/plan", _plan(cast, run), version=run["version"]))


def _of(cast: Cast, run: Any, body: Any = None, **more: Any) -> Call:
    return Call(cast.admin_api, {"import_id": run["id"]}, body, run["version"], **more)


def _create(cast: Cast) -> Call:
    return Call(cast.admin_api, body={"name": "orders.csv", "size": 10})


def _part(cast: Cast) -> Call:
    run = _announced(cast.admin_api)
    values = {"import_id": run["id"], "number": "1"}
    return Call(cast.admin_api, values, upload=("part", _DATA))


def _decide(cast: Cast) -> Call:
    run = _planned(cast)
    return _of(cast, run, _plan(cast, run) | {"mode": "all_or_nothing"})


def _cancel(cast: Cast) -> Call:
    run = _planned(cast)
    return _of(cast, read(cast.admin_api.call("POST", f"/imports/{run['id']}/start", version=run["version"])))


def _template(cast: Cast) -> Call:
    return Call(cast.admin_api, {"kind": "orders"})


CALLS: Mapping[str, Maker] = {
    "import_create": _create,
    "import_part": _part,
    "import_uploaded": lambda cast: _of(cast, _sent(cast.admin_api), {}),
    "import_list": plain(),
    "import_detail": lambda cast: _of(cast, _planned(cast)),
    "import_plan": _decide,
    "import_reshape": lambda cast: _of(cast, _planned(cast), {"heading_row": 1}),
    "import_preview": lambda cast: _of(cast, _planned(cast), {"plan": None}),
    "import_start": lambda cast: _of(cast, _planned(cast)),
    "import_cancel": _cancel,
    "import_row_list": lambda cast: _of(cast, _planned(cast)),
    "import_forms": plain(),
    "import_template": _template,
}
