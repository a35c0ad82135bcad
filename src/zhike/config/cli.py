"""The commands of `python -m zhike`. Each starts only what it needs; errors that a person can mend are one sentence.

A module adds commands with a `commands.py` that has `add_arguments(parser: ArgumentParser) -> None` and
`run(arguments: Namespace) -> int` (the exit code): that of `zhike.audit` is called by `python -m zhike audit …`, of
`zhike.kernel.events` by `python -m zhike events …`.
"""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from zhike.config import demo_company, environment
from zhike.config.speech import SpokenError, say, sentence, write
from zhike.kernel.postgres import outage

Command = Callable[[list[str]], int]


def main(arguments: list[str]) -> int:
    """Runs one command; answers its exit code (0 well, 1 failed, 2 misused)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhike.config.settings")
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        write(sentence("cli.help", commands="\n".join(f"  {name:<9} {_about(name)}" for name in COMMANDS)))
        return 0 if arguments else 2
    name, rest = arguments[0], arguments[1:]
    command = COMMANDS.get(name) or _module_command(name)
    if command is None:
        say("cli.unknown", to=sys.stderr, name=name)
        return 2
    try:
        return command(rest)
    except SpokenError as error:
        write(sentence(error.code, **error.params), to=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _up(arguments: list[str]) -> int:
    from zhike.config import supervisor

    parser = argparse.ArgumentParser(prog="zhike up")
    parser.add_argument("--port", type=int)
    parser.add_argument("--ready-file")
    parser.add_argument("--demo", action="store_true")
    options = parser.parse_args(arguments)
    if options.demo:
        demo_company.enter()
    return supervisor.up(environment.load(port=options.port), ready_file=options.ready_file, demo=options.demo)


def _process(module: str) -> Command:
    """A long-running process: its module's `serve(configuration)`, on the database that is configured or runs."""

    def command(arguments: list[str]) -> int:
        parser = argparse.ArgumentParser(prog=f"zhike {module.partition('_')[0]}")
        parser.add_argument("--port", type=int)
        configuration = environment.load(port=parser.parse_args(arguments).port)
        environment.prepare_home(configuration.home)
        environment.use_database(_running(configuration).app)
        outcome: int = import_module(f"zhike.config.{module}").serve(configuration)
        return outcome

    return command


def _running(configuration: environment.Configuration) -> environment.Addresses:
    if configuration.database_url is not None:
        environment.check_external(configuration.database_url)
        return environment.Addresses(configuration.database_url, configuration.owner_url)
    running = environment.running_embedded(configuration.home)
    if running is None:
        raise SpokenError("database.not_running")
    return running


def _as_owner(body: Callable[[list[str]], int]) -> Command:
    """A command that needs the schema's owner; it starts the embedded server where that does not run."""

    def command(arguments: list[str]) -> int:
        configuration = environment.load()
        if configuration.database_url is not None and configuration.owner_url is None:
            raise SpokenError("database.no_owner")
        environment.prepare_home(configuration.home)
        if configuration.owner_url is not None and configuration.database_url is not None:
            environment.check_external(configuration.owner_url)
        with environment.database(configuration) as addresses:
            environment.use_database(addresses.owner or addresses.app)
            return body(arguments)

    return command


def _as_application(body: Callable[[list[str]], int]) -> Command:
    """A command that works with the application's rights."""

    def command(arguments: list[str]) -> int:
        configuration = environment.load()
        environment.prepare_home(configuration.home)
        if configuration.database_url is not None:
            environment.check_external(configuration.database_url)
        with environment.database(configuration) as addresses:
            environment.use_database(addresses.app)
            return body(arguments)

    return command


def _migrate(arguments: list[str]) -> int:
    return _django(["migrate", "--no-input", *(arguments or ["--verbosity", "0"])])


def _maintain(arguments: list[str]) -> int:
    from zhike.config import maintain

    return maintain.run(arguments)


def _first_run(arguments: list[str]) -> int:
    from zhike.config import first_run

    return first_run.run(arguments)


def _doctor(arguments: list[str]) -> int:
    from zhike.config import doctor

    return doctor.run(environment.load(), arguments)


def _schema(arguments: list[str]) -> int:
    from zhike.config import schema

    return schema.run(arguments)


def _django(arguments: list[str]) -> int:
    """Django's own commands. Its errors about the database become our sentences."""
    from django.core.management import ManagementUtility
    from django.db import OperationalError

    try:
        ManagementUtility(["zhike manage", *arguments]).execute()
    except OperationalError as error:
        raise SpokenError("database.unreachable", reason=outage.reason(error)) from error
    return 0


def _module_command(name: str) -> Command | None:
    if not name.isidentifier():
        return None
    for parent in ("zhike", "zhike.kernel"):
        module = f"{parent}.{name}"
        if find_spec(module) is not None and find_spec(f"{module}.commands") is not None:
            return _as_application(partial(_run_module, f"{module}.commands"))
    return None


def _run_module(module: str, arguments: list[str], prog: str | None = None) -> int:
    import django

    django.setup()
    commands = import_module(module)
    parser = argparse.ArgumentParser(prog=f"zhike {prog or module.split('.')[-2]}")
    commands.add_arguments(parser)
    outcome: int = commands.run(parser.parse_args(arguments))
    return outcome


def _about(name: str) -> str:
    return sentence(f"cli.about.{name}")


COMMANDS: Final[dict[str, Command]] = {
    "up": _up,
    "web": _process("web"),
    "gateway": _process("gateway_server"),
    "worker": _process("worker_server"),
    "demo": demo_company.run,
    "migrate": _as_owner(_migrate),
    "first-run": _as_application(_first_run),
    "maintain": _as_owner(_maintain),
    "doctor": _doctor,
    "keys": _as_application(partial(_run_module, "zhike.kernel.crypto.commands", prog="keys")),
    "schema": _schema,
    "manage": _as_application(_django),
}
