"""Figures are no way to names: the rows behind them name whom the viewer may see anyway."""

from typing import Any

import pytest

from tests.plumbing.cast import Cast
from tests.suites.scoped import scoped_callers
from zhike.accounts.authenticator import read_rights
from zhike.kernel.authz import Rights, Scope

VIEW = "analytics.overview.view"


def names(api: Any) -> list[str | None]:
    return [one["customer_name"] for one in api.get("/overview/rows?filter[metric]=conversations_new")["items"]]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({}, False),
        ({"customers.customer.view": Scope.OWN}, False),
        ({"customers.customer.view": Scope.SHOP}, True),
        ({"conversations.conversation.view": Scope.TEAM}, True),
        ({"tickets.ticket.view": Scope.ALL}, False),
    ],
)
@pytest.mark.django_db
def test_rows_name_only_whom_the_viewer_may_see(cast: Cast, more: dict[str, Scope], named: bool) -> None:
    assert cast.sun_li.id
    cast.spine.run()
    with scoped_callers(cast) as callers:
        own = read_rights(cast.zhang.id)
        rights = Rights({VIEW: Scope.SHOP, **more}, own.team_ids, own.department_ids, own.shop_ids)
        assert names(callers.with_rights(cast.zhang, rights)) == (["孙丽"] if named else [None])
