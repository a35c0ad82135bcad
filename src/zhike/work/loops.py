"""What work does every few seconds."""

from zhike.kernel.loops import every
from zhike.work.assigner import MAX_GIVEN, assign_waiting
from zhike.work.services.holidays import refresh_holidays
from zhike.work.sweeps import release_deserted, sweep_clocks


@every(2, "work.assign")
def assign() -> None:
    """Catches what an event could not bring about: a turn that was busy, an item that was locked."""
    while assign_waiting() >= MAX_GIVEN:
        continue


@every(5, "work.release")
def release() -> None:
    """Unanswered items of agents who are gone go back to the queue."""
    release_deserted()


@every(1, "work.clocks")
def clocks() -> None:
    """Deadlines are warned of and missed within a second or two."""
    sweep_clocks()


@every(3600, "work.holidays")
def holidays() -> None:
    """Calendars learn of newly published holidays."""
    refresh_holidays()
