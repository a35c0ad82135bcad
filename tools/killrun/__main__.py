"""`python -m tools.killrun`: web, gateway, worker and PostgreSQL die by kill -9 while customers and agents write.

Exits 0 when nothing was lost, doubled or out of order on either side or in the store, no answer was a fault, every
process came back and the operation log verifies; else 1.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from tools import stack
from tools.killrun.processes import VICTIMS, NotBackError
from tools.killrun.run import audit_verified, play


def write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run(*, customers: int, agents: int, victims: Sequence[str], calm_s: float) -> list[str]:
    """One run on a stack of its own; answers what was wrong."""
    with stack.running() as running:
        try:
            verdict, record = asyncio.run(
                play(running, customers=customers, agents=agents, victims=victims, calm_s=calm_s, say=write)
            )
        except NotBackError as error:
            return [str(error)]
        is_whole, words = audit_verified(running)
        answers = ", ".join(f"{status}: {times}" for status, times in sorted(record.answers.items()))
        write(f"conversations   {verdict.conversations}, messages stored {verdict.messages}")
        write(f"answers         {answers}")
        write(f"operation log   {words}")
    wrong = list(verdict.complaints)
    if not is_whole:
        wrong.append(f"the operation log does not verify: {words}")
    if verdict.conversations < customers:
        wrong.append(f"only {verdict.conversations} conversations came to an end")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.killrun")
    parser.add_argument("--customers", type=int, default=12, help="how many customers are in the chat at once")
    parser.add_argument("--agents", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=1, help="how often each process dies")
    parser.add_argument("--calm", type=float, default=4.0, help="seconds between two deaths")
    options = parser.parse_args()
    victims = list(VICTIMS) * options.rounds
    wrong = run(customers=options.customers, agents=options.agents, victims=victims, calm_s=options.calm)
    for complaint in wrong[:30]:
        write(f"WRONG {complaint}")
    write("passed" if not wrong else f"{len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
