"""The tools that hold the project together: set-up, house rules, coverage of requirements, budgets, new modules."""

import ast
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools.bootstrap import browser
from tools.bootstrap import environment as setup
from tools.bootstrap.speech import TroubleError
from tools.checks import budgets, catalogues, doors, files, shape, supply
from tools.runner import coverage, module, programs, stages


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A project of a few files: `put(path, text)` adds one, and every check sees exactly these."""
    for checked in (files, catalogues, supply):
        monkeypatch.setattr(checked, "ROOT", tmp_path)
    found: list[Path] = []

    def put(path: str, text: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
        found.append(Path(path))

    for checked in (files, catalogues, supply):
        monkeypatch.setattr(checked, "own_files", lambda: tuple(found))
    return SimpleNamespace(put=put, root=tmp_path)


def test_another_modules_inside_is_closed(tree: SimpleNamespace) -> None:
    tree.put(
        "src/zhike/work/services.py", "from zhike.accounts.models import User\nfrom zhike.accounts import public\n"
    )
    tree.put("src/zhike/work/rules/a.py", "import zhike.kernel.ids\nfrom zhike.work.models import Item\n")
    tree.put("src/zhike/config/wiring.py", "from zhike.audit.services import AuditTrail\n")
    assert list(doors.public_doors()) == [
        "src/zhike/work/services.py:1: zhike.accounts.models.User: use zhike.accounts.public"
    ]


def test_only_the_kernel_calls_other_machines(tree: SimpleNamespace) -> None:
    tree.put("src/zhike/surfaces/api.py", "import httpx\n")
    tree.put("src/zhike/kernel/http_client.py", "import httpx\n")
    assert len(list(doors.outward_calls())) == 1


def test_long_files_and_functions_are_found(tree: SimpleNamespace) -> None:
    body = "\n".join(f"    x{number} = {number}" for number in range(50))
    tree.put("src/zhike/a.py", f'def f() -> None:\n    """Line.\n\n    More.\n    """\n{body}\n')
    tree.put("src/zhike/b.py", "x = 1\n" * 401)
    tree.put("src/zhike/m/migrations/0001.py", "x = 1\n" * 401)
    assert list(shape.sizes()) == [
        "src/zhike/a.py:1: f has 51 lines, at most 50",
        "src/zhike/b.py: 401 lines, at most 400",
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("src/zhike/a.py", "x = 1  # TO" + "DO later"),
        ("src/zhike/a.py", "raise NotImplemented" + "Error"),
        ("src/zhike/a.py", "import x  # type: ig" + "nore"),
        ("src/zhike/a.py", "import x  # type: ig" + "nore[import-untyped]"),
        ("src/zhike/a.py", "x = 1  # no" + "qa"),
        ("src/zhike/a.py", "try:\n    f()\nexcept Exception:\n    pass"),
        ("src/zhike/a.py", "from django.dispatch import receiver"),
        ("src/zhike/utils.py", "x = 1"),
        ("tests/test_a.py", "import time\ntime.sleep" + "(1)"),
        ("tests/test_a.py", "@pytest.mark.sk" + "ip"),
        ("tests/test_a.py", "assert Tr" + "ue"),
        ("web/apps/console/src/a.spec.ts", "it.on" + "ly('x')"),
        ("web/apps/console/src/a.ts", "// eslint-dis" + "able-next-line"),
    ],
)
def test_bad_manners_are_found(tree: SimpleNamespace, path: str, line: str) -> None:
    tree.put(path, line + "\n")
    assert list(shape.manner())


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("src/zhike/kernel/vendor_x.py", "import x  # type: ig" + "nore[import-untyped]"),
        ("tests/test_a.py", "assert 1 <= value"),
        ("src/zhike/a.py", "from django.utils import timezone"),
    ],
)
def test_good_manners_pass(tree: SimpleNamespace, path: str, line: str) -> None:
    tree.put(path, line + "\n")
    assert list(shape.manner()) == []


def test_addresses_in_lock_files_are_found(tree: SimpleNamespace) -> None:
    tree.put("requirements.lock", "a==1 \\\n    --hash=sha256:00\nb @ https" + "://x/b.whl\n")
    tree.put("web/package-lock.json", '{"resolved": "https' + '://x/a.tgz"}\n')
    assert list(supply.lock_addresses()) == [
        "requirements.lock:3: an address in a lock file",
        "web/package-lock.json:1: an address in a lock file",
    ]


def test_paths_of_this_machine_are_found(tree: SimpleNamespace) -> None:
    tree.put("docs/a.md", f"see {tree.root}/src\nand /etc/hosts\n")
    assert list(supply.machine_paths()) == ["docs/a.md:1: a path of this machine"]


def test_catalogues_must_match(tree: SimpleNamespace) -> None:
    tree.put("src/zhike/a/texts/zh-CN.json", '{"one": "一 {n}", "two": "二"}')
    tree.put("src/zhike/a/texts/en.json", '{"one": "one {m}", "three": "three"}')
    tree.put("src/zhike/b/texts/en.json", "{}")
    assert list(catalogues.complete()) == [
        "src/zhike/a/texts/zh-CN.json: three is missing",
        "src/zhike/a/texts/en.json: two is missing",
        "src/zhike/a/texts: one: the languages fill in different values",
        "src/zhike/b/texts: zh-CN.json is missing",
    ]


def test_marks_on_functions_classes_and_modules_count(tmp_path: Path) -> None:
    first, second, third = "AAA-" + "01", "BBB-" + "02", "CCC-" + "03"
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(
        f'pytestmark = [pytest.mark.req("{first}")]\n'
        f'@pytest.mark.req("{second}")\nclass TestIt:\n'
        f'    @pytest.mark.req("{third}")\n    def test_x(self): ...\n'
        "    def helper(self): ...\n"
    )
    where = "tests/test_a.py::TestIt::test_x"
    assert list(coverage.python_proofs(tmp_path)) == [(first, where), (second, where), (third, where)]


def test_vitest_titles_count(tmp_path: Path) -> None:
    spec = tmp_path / "web" / "apps" / "console" / "src" / "a.spec.ts"
    spec.parent.mkdir(parents=True)
    identifier = "UIX-" + "01"
    spec.write_text(f"it('{identifier}: shows it', () => {{}})\nconst x = '{identifier}'\n")
    assert [found for found, _where in coverage.browser_proofs(tmp_path)] == [identifier]


def test_a_new_module_is_whole(tmp_path: Path) -> None:
    module.make(tmp_path, "night_shift")
    for path in tmp_path.rglob("*.py"):
        ast.parse(path.read_text())
    assert (tmp_path / "src/zhike/night_shift/texts/zh-CN.json").read_text() == "{}\n"
    assert "class NightShiftConfig" in (tmp_path / "src/zhike/night_shift/apps.py").read_text()
    assert (tmp_path / "tests/night_shift/test_night_shift_door.py").exists()


@pytest.mark.parametrize("name", ["Work", "a", "class", "../x", "x-y", "kernel"])
def test_a_new_module_needs_a_free_name(name: str) -> None:
    assert module.run(["module", name]) == 2


def test_the_widgets_budget_counts_one_language_and_no_later_part(tmp_path: Path) -> None:
    for name in ("widget.js", "assets/frame-A.js", "assets/en-B.js", "assets/zh-CN-C.js", "assets/later-D.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name if name != "assets/zh-CN-C.js" else json.dumps(list(range(500))))
    names = {path.name for path in budgets.widget_files(tmp_path)}
    assert names == {"widget.js", "frame-A.js", "zh-CN-C.js"}


def test_the_consoles_budget_follows_the_manifest(tmp_path: Path) -> None:
    (tmp_path / ".vite").mkdir()
    manifest = {
        "index.html": {"file": "i.js", "isEntry": True, "imports": ["_a.js"], "css": ["i.css"]},
        "_a.js": {"file": "a.js", "imports": ["index.html"]},
        "src/shell/Shell.vue": {"file": "shell.js"},
        "src/pages/other/Other.vue": {"file": "other.js"},
    }
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    names = {path.name for path in budgets.console_files(tmp_path)}
    assert names == {"index.html", "i.js", "i.css", "a.js", "shell.js"}


def test_a_stage_without_its_folder_is_reported_as_absent() -> None:
    result = stages.run(stages.Stage("x", ["false"], needs=("no/such/folder",)))
    assert result.state == "absent"


def test_a_failing_stage_shows_its_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = stages.run(stages.Stage("probe", ["sh", "-c", "echo why; exit 3"], cwd=tmp_path))
    assert result.state == "failed"
    assert "    why" in capsys.readouterr().out
    assert "probe" in stages.table([result])


@pytest.mark.parametrize(
    ("output", "document"), [('log\n{\n "a": 1\n}\n', {"a": 1}), ("[1]", [1]), ("nothing", None), ("", None)]
)
def test_the_last_document_of_a_benchmark_is_read(output: str, document: object) -> None:
    assert programs._last_document(output) == document


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "network.none"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "network.hash"),
        ("OSError: [Errno 28] No space left on device", "network.space"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "network.certificate"),
        ("SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "network.certificate"),
        ("something else", "environment.pip_failed"),
    ],
)
def test_a_failed_installation_is_told_by_its_symptom(
    output: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "CACHE", tmp_path)
    with pytest.raises(TroubleError) as told:
        setup.run(["sh", "-c", f"echo '{output}'; exit 1"], log="x.log", failed="environment.pip_failed", cwd=tmp_path)
    assert told.value.code == code


def test_the_reason_of_a_failure_is_not_where_npm_keeps_its_own_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "CACHE", tmp_path)
    output = "npm error ERR_X the reason\nnpm error A complete log of this run can be found in: y"
    with pytest.raises(TroubleError) as told:
        setup.run(["sh", "-c", f"echo '{output}'; exit 1"], log="x.log", failed="browser.install_failed", cwd=tmp_path)
    assert told.value.params["reason"] == "npm error ERR_X the reason"


def test_a_half_made_environment_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "bin" / "python"
    monkeypatch.setattr(setup, "PYTHON", python)
    monkeypatch.setattr(setup, "_MARKER", tmp_path / "ready.json")
    assert not setup._is_ready(development=False)
    (tmp_path / "ready.json").write_text(json.dumps(setup._wanted(True)))
    assert not setup._is_ready(development=False)
    python.parent.mkdir()
    python.touch()
    assert setup._is_ready(development=False)
    (tmp_path / "ready.json").write_text(json.dumps(setup._wanted(True) | {"lock": "another"}))
    assert not setup._is_ready(development=True)
    (tmp_path / "ready.json").write_text("{half")
    assert not setup._is_ready(development=True)


def test_what_the_build_writes_does_not_make_it_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "WEB", tmp_path)
    (tmp_path / "a.ts").write_text("1")
    before = browser.digest()
    for made in ("dist/x.js", "node_modules/y.js", "apps/components.d.ts"):
        (tmp_path / made).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / made).write_text("made")
    assert browser.digest() == before
    (tmp_path / "a.ts").write_text("2")
    assert browser.digest() != before
