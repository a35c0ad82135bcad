"""The command line: clear sentences for what is wrong, in the reader's language, and no traceback."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plumbing.database import Urls
from zhike.config import environment
from zhike.config.settings import _database
from zhike.config.speech import SpokenError, sentence, terminal_language

ROOT = Path(__file__).resolve().parents[2]


def _zhike(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHIKE_")}
    return subprocess.run(
        [sys.executable, "-m", "zhike", *arguments],
        env=kept | {"PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"} | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_lists_every_command_in_the_readers_language(tmp_path: Path) -> None:
    english = _zhike("--help", LANG="en_US.UTF-8")
    chinese = _zhike("--help", LANG="zh_CN.UTF-8")
    assert english.returncode == chinese.returncode == 0
    for name in ("up", "web", "gateway", "worker", "migrate", "maintain", "doctor", "keys", "schema", "manage"):
        assert f"  {name}" in english.stdout
        assert f"  {name}" in chinese.stdout
    assert "启动全部服务" in chinese.stdout


def test_an_unknown_command_is_named() -> None:
    answer = _zhike("fly")
    assert answer.returncode == 2
    assert answer.stderr == "There is no command fly; zhike --help lists them.\n"


@pytest.mark.parametrize(
    ("variables", "arguments", "words"),
    [
        ({"ZHIKE_PORT": "many"}, (), "ZHIKE_PORT is 'many': it must be a whole number"),
        ({"ZHIKE_PORT": "65535"}, (), "from 1 to 65534"),
        ({}, ("--port", "0"), "--port is 0"),
        ({"ZHIKE_DATABASE_URL": "mysql://x/y"}, (), "ZHIKE_DATABASE_URL is not an address"),
        ({"ZHIKE_PUBLIC_URL": "shop.example"}, (), "ZHIKE_PUBLIC_URL is not an address"),
        ({"ZHIKE_TRUSTED_PROXIES": "127.0.0.1, proxy"}, (), "ZHIKE_TRUSTED_PROXIES holds proxy"),
        ({"ZHIKE_CONFIG": "/nowhere/zhike.toml"}, (), "/nowhere/zhike.toml (ZHIKE_CONFIG) does not exist"),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    tmp_path: Path, variables: dict[str, str], arguments: tuple[str, ...], words: str
) -> None:
    answer = _zhike("up", *arguments, ZHIKE_HOME=str(tmp_path / "home"), **variables)
    assert answer.returncode == 1
    assert words in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_wrong_address_is_not_shown_as_it_holds_a_password() -> None:
    with pytest.raises(SpokenError) as told:
        environment.load({"ZHIKE_HOME": "/tmp/x", "ZHIKE_DATABASE_URL": "pg://u:geheim@h/d"})
    assert "geheim" not in str(told.value)


def test_the_list_of_proxies_is_read_with_blanks_and_networks() -> None:
    values = {"ZHIKE_HOME": "/tmp/x", "ZHIKE_TRUSTED_PROXIES": " 127.0.0.1, 10.0.0.0/8 ,"}
    environment.load(values)
    assert values["ZHIKE_TRUSTED_PROXIES"] == "127.0.0.1,10.0.0.0/8"


def test_what_a_database_address_says_beyond_names_reaches_the_driver() -> None:
    found = _database("postgresql://app:secret@db.internal:5433/zhike?sslmode=verify-full&connect_timeout=5")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.internal", "5433", "zhike")
    assert found["OPTIONS"]["sslmode"] == "verify-full"
    assert found["OPTIONS"]["connect_timeout"] == "5"
    assert found["OPTIONS"]["server_side_binding"] is True


@pytest.mark.parametrize("command", ["up", "web", "gateway", "worker", "first-run", "migrate", "maintain"])
def test_an_external_database_that_does_not_answer_is_one_sentence(tmp_path: Path, command: str) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"postgresql://x:geheim@127.0.0.1:{nobody.getsockname()[1]}/zhike"
        answer = _zhike(
            command, ZHIKE_HOME=str(tmp_path / "home"), ZHIKE_DATABASE_URL=address, ZHIKE_DATABASE_OWNER_URL=address
        )
    assert answer.returncode == 1
    assert answer.stderr.startswith("The database does not answer: ")
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "geheim" not in answer.stderr


def test_an_external_database_that_is_too_old_is_one_sentence(
    session_urls: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.check_external(session_urls.app)
    monkeypatch.setattr(environment, "OLDEST_POSTGRES", 990000)
    with pytest.raises(SpokenError) as told:
        environment.check_external(session_urls.app)
    assert told.value.code == "database.too_old"
    assert "99 is the oldest that works" in str(told.value)


def test_a_busy_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = _zhike("up", "--port", str(port), ZHIKE_HOME=str(tmp_path / "home"))
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {port} is in use")
    assert "Traceback" not in answer.stderr


def test_a_home_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    answer = _zhike("up", ZHIKE_HOME=str(tmp_path / "home"))
    assert answer.returncode == 1
    assert "is not a folder" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_process_without_a_database_says_how_to_get_one(tmp_path: Path) -> None:
    answer = _zhike("worker", ZHIKE_HOME=str(tmp_path / "home"))
    assert answer.returncode == 1
    assert answer.stderr.startswith("No database: set ZHIKE_DATABASE_URL")


def test_a_schema_change_needs_the_owner(tmp_path: Path) -> None:
    answer = _zhike("migrate", ZHIKE_HOME=str(tmp_path / "home"), ZHIKE_DATABASE_URL="postgresql:///nothing")
    assert answer.returncode == 1
    assert "ZHIKE_DATABASE_OWNER_URL" in answer.stderr


def test_the_file_gives_what_the_environment_does_not(tmp_path: Path) -> None:
    (tmp_path / "zhike.toml").write_text('port = 9100\nweb_workers = 3\npublic_url = "https://help.example"\n')
    values = {"ZHIKE_HOME": str(tmp_path), "ZHIKE_WEB_WORKERS": "5"}
    found = environment.load(values)
    assert (found.port, found.gateway_port, found.web_workers) == (9100, 9101, 5)
    assert values["ZHIKE_PUBLIC_URL"] == "https://help.example"
    assert values["ZHIKE_GATEWAY_URL"] == "ws://127.0.0.1:9101/live"


@pytest.mark.parametrize(
    ("content", "code"),
    [("port = [", "config.malformed"), ("prot = 1", "config.unknown"), ("port = {a = 1}", "config.unknown")],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, content: str, code: str) -> None:
    (tmp_path / "zhike.toml").write_text(content)
    with pytest.raises(SpokenError) as told:
        environment.load({"ZHIKE_HOME": str(tmp_path)})
    assert told.value.code == code


def test_the_key_of_cookies_is_made_once_and_private(tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment.prepare_home(home)
    key = home / "keys" / "web.key"
    first = key.read_text()
    environment.prepare_home(home)
    assert key.read_text() == first
    assert key.stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh-CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "ZHIKE_LANGUAGE": "en"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminal_chooses_the_language(environ: dict[str, str], language: str) -> None:
    assert terminal_language(environ) == language


def test_every_sentence_can_be_filled_in_both_languages() -> None:
    folder = ROOT / "src" / "zhike" / "config" / "texts"
    texts = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    assert set(texts) == {"zh-CN", "en"}
    assert texts["en"].keys() == texts["zh-CN"].keys()
    assert sentence("up.stopping")


@pytest.mark.parametrize(
    ("bind", "host"), [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("10.0.0.7", "10.0.0.7"), ("a", "a")]
)
def test_all_interfaces_are_called_through_loopback(bind: str, host: str) -> None:
    assert environment.callable_host(bind) == host
