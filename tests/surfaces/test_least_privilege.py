"""A new role and a new user may do nothing; each right is given by name, the full customer file as well."""

import pytest

from tests.plumbing.callers import read
from tests.plumbing.cast import PASSWORD, Cast
from zhike.accounts.models import Role
from zhike.accounts.public import UserFields, user_create
from zhike.kernel.authz import SYSTEM

pytestmark = pytest.mark.usefixtures("db")

#: What somebody without any right may ask for: who they are and what concerns themselves.
_DOORS = ("/customers", "/orders", "/tickets", "/conversations", "/users", "/overview", "/audit/entries", "/settings")


@pytest.mark.req("ACC-14")
def test_a_new_role_and_a_new_user_begin_with_nothing_and_get_what_is_named(cast: Cast) -> None:
    assert cast.sun_li.id
    admin = cast.admin_api
    names = {"names": {"zh-CN": "实习生", "en": "Trainee"}}
    made = admin.post("/roles", names, 201, key="new-role-0001")
    assert admin.get(f"/roles/{made['id']}")["rights"] == {}
    fields = UserFields(
        name="小新", role_ids=frozenset({Role.objects.get(pk=made["id"]).id}), shop_ids=frozenset({cast.a.shop_id})
    )
    for user in (
        user_create(actor=SYSTEM, username="xin.1", password=PASSWORD, fields=fields),
        user_create(actor=SYSTEM, username="xin.2", password=PASSWORD, fields=UserFields(name="无名")),
    ):
        nobody = cast.api(user)
        for path in _DOORS:
            assert read(nobody.call("GET", path), 403)["class"] == "permission", path
    # One right, named with its scope, opens one thing; the whole file stays closed until its own right is given.
    customer = admin.get("/customers?q=孙丽")["items"][0]["id"]
    version = admin.get(f"/roles/{made['id']}")["version"]
    changed = {"rights": {"customers.customer.view": "shop"}}
    version = read(admin.call("PATCH", f"/roles/{made['id']}", changed, version=version))["version"]
    trainee = cast.api(type(cast.wang).objects.get(username="xin.1"))
    assert trainee.get(f"/customers/{customer}")["name"] == "孙丽"
    assert trainee.get(f"/customers/{customer}")["file"] is None
    assert read(trainee.call("GET", f"/customers/{customer}/timeline"), 403)["permission"] == "customers.file.view"
    assert read(trainee.call("GET", "/orders"), 403)["permission"] == "commerce.order.view"
    changed = {"rights": {"customers.customer.view": "shop", "customers.file.view": "shop"}}
    read(admin.call("PATCH", f"/roles/{made['id']}", changed, version=version))
    assert trainee.get(f"/customers/{customer}")["file"] is not None
    assert trainee.get(f"/customers/{customer}/timeline")["items"] is not None
