"""What `up --demo` tells a newcomer: with whom to begin, in the reader's language."""

import pytest

from zhike.accounts.demo import STAFF, _names
from zhike.config import demo_company


def _staff() -> dict[str, object]:
    own = [_names("官方商城", "Official shop")]
    users = [
        {"username": one.username, "name": one.name, "role": one.role, "shops": own if len(one.shops) == 1 else []}
        for one in STAFF
    ]
    return {"users": users, "password": "Shan-12"}


@pytest.mark.parametrize(
    ("language", "agent", "manager", "administrator"),
    [
        ("zh-CN", "王敏 · 客服人员 · 官方商城 · Shan-12", "陈静 · 客服经理 · 全部店铺 · Shan-12",
         "系统管理员 · 全部店铺 · Fresh-1"),
        ("en", "王敏 · Service agent · Official shop · Shan-12", "陈静 · Service manager · all shops · Shan-12",
         "System administrator · all shops · Fresh-1"),
    ],
)  # fmt: skip
def test_the_accounts_to_begin_with_are_told_with_role_shop_and_password(
    language: str, agent: str, manager: str, administrator: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("ZHIKE_LANGUAGE", language)
    demo_company.tell(_staff(), "admin", "Fresh-1")
    told = capsys.readouterr().out
    assert all(one in told for one in (agent, manager, administrator, "li.lei"))
    demo_company.tell(_staff(), "admin", None)
    assert "Fresh-1" not in capsys.readouterr().out


def test_a_company_of_an_older_version_is_told_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZHIKE_LANGUAGE", "en")
    users = [{"username": "wang.min", "name": "王敏", "role": "agent"}, {"username": "li.lei"}]
    demo_company.tell({"users": users, "password": "Shan-12"}, "admin", None)
    told = capsys.readouterr().out
    assert "wang.min: 王敏 · Service agent · - · Shan-12" in told
    assert "li.lei" in told
