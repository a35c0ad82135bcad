"""Two people change one contact point or address: who is later learns what stands there and what they started from."""

import pytest

from tests.customers.test_api import HOME, enter
from tests.plumbing.callers import read
from tests.plumbing.cast import Cast

POINTS = [{"kind": "wechat", "value": "duoduo_qian"}, {"kind": "qq", "value": "100001"}]


@pytest.mark.django_db
def test_a_late_change_of_a_contact_point_tells_now_yours_and_base(cast: Cast) -> None:
    made, api = enter(cast, contact_points=POINTS), cast.admin_api
    point, other = api.get(f"/customers/{made['id']}")["file"]["contact_points"]
    path = f"/customers/{made['id']}/contact-points/{point['id']}"
    aside = f"/customers/{made['id']}/contact-points/{other['id']}"
    read(api.call("PATCH", path, {"label": "工作"}, version=1))
    read(api.call("PATCH", aside, {"label": "不相干"}, version=1))
    read(api.call("PATCH", path, {"value": "qian_new_88", "label": "新号"}, version=2))
    late = read(api.call("PATCH", path, {"label": "我的"}, version=1), 409)
    assert late["code"] == "conflict.version"
    assert (late["current"]["version"], late["current"]["label"], late["yours"]) == (3, "新号", {"label": "我的"})
    assert late["base"] == {"version": 1, "kind": "wechat", "value": point["mask"], "label": "", "verified": False}
    later = read(api.call("PATCH", path, {"label": "我的"}, version=2), 409)
    assert (later["base"]["version"], later["base"]["label"]) == (2, "工作")
    assert read(api.call("DELETE", path, version=2), 409)["base"]["label"] == "工作"


@pytest.mark.django_db
def test_a_late_change_of_an_address_tells_now_and_base_where_the_log_knows(cast: Cast) -> None:
    made, api = enter(cast, addresses=[HOME, {**HOME, "district": "余杭区"}]), cast.admin_api
    home, second = sorted(
        api.get(f"/customers/{made['id']}")["file"]["addresses"], key=lambda one: not one["is_default"]
    )
    path = f"/customers/{made['id']}/addresses"
    read(api.call("PATCH", f"{path}/{home['id']}", {"district": "拱墅区", "detail": "莫干山路 1 号"}, version=1))
    late = read(api.call("PATCH", f"{path}/{home['id']}", {"district": "滨江区"}, version=1), 409)
    assert (late["current"]["district"], late["base"]["district"], late["base"]["version"]) == ("拱墅区", "西湖区", 1)
    assert late["base"]["detail_mask"] == home["detail_mask"]
    assert "莫干山" not in str(late)
    # The heir of the default place got a version without a change of its own: nothing is guessed.
    read(api.call("DELETE", f"{path}/{home['id']}", version=2))
    heir = read(api.call("PATCH", f"{path}/{second['id']}", {"district": "滨江区"}, version=1), 409)
    assert (heir["current"]["version"], heir["base"]) == (2, None)
