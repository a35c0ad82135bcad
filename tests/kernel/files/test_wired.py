"""Files in the whole product: the address that an agent gets works over HTTP and ends with the session."""

import pytest
from django.test import Client

from tests.accounts.people import PASSWORD, new_user
from zhike.accounts.models import Role
from zhike.accounts.services.seed import company_ensure, role_seed
from zhike.accounts.services.sessions import session_end, sign_in
from zhike.kernel import files, jobs
from zhike.kernel.authz import SYSTEM, Actor


@pytest.mark.usefixtures("db", "store_folder")
def test_an_agents_address_works_until_the_session_ends() -> None:
    company_ensure()
    role_seed()
    agent = new_user("wangmin", "王敏", Role.objects.get(code="agent").id)
    session = sign_in(username="wangmin", password=PASSWORD)
    actor = jobs.RIGHTS.get()(Actor("user", agent.id))
    info = files.store(name="发票.txt", data="发票".encode(), actor=actor)
    url = files.url(info.id, files.Viewer("session", session.session_id))
    response = Client().get(url)
    assert (response.status_code, response.getvalue()) == (200, "发票".encode())
    session_end(actor=SYSTEM, session_id=session.session_id)
    refused = Client().get(url)
    assert (refused.status_code, refused.json()["code"]) == (403, "file.link_invalid")
