"""Giving committed events their place in the one order: `pos`, without gaps. Plain SQL, no framework.

Why this is right: an event's id is drawn while its subject's row lock is held, and a cause is visible before its effect
is written. So whoever sees an event also sees every earlier one of its subject and everything that caused it, and those
have smaller ids. Numbering whatever is visible, in order of id, therefore keeps order per subject and per cause. A
transaction that stays open holds nobody back: its events are numbered when they become visible.
"""

from typing import Final, LiteralString

#: Wakes whoever follows `pos`: gateways and subscribers. The payload is the last position given.
POS_CHANNEL: Final[LiteralString] = "zhike_pos"
#: Session advisory lock of the one leading sequencer.
LEADER_LOCK: Final = 0x7A68_696B_6501
#: Events numbered by one statement; more wait for the next round, which follows at once.
BATCH: Final = 5000

#: Whether there is anything to number. Costs one look into a partial index, so that an idle system writes nothing.
PENDING_SQL: Final[LiteralString] = "SELECT EXISTS (SELECT FROM kernel_event WHERE pos IS NULL)"

#: Taken first and in a statement of its own: the next statement's snapshot must be younger than any other numbering.
LOCK_SQL: Final[LiteralString] = "SELECT last_pos FROM kernel_sequencer FOR UPDATE"

#: Numbers one batch above the last position; its parameter is the batch size. One row: how many, the new last position.
NUMBER_SQL: Final[LiteralString] = """
WITH visible AS MATERIALIZED (
    SELECT id FROM kernel_event WHERE pos IS NULL ORDER BY id LIMIT %s
), placed AS MATERIALIZED (
    SELECT v.id, s.last_pos + row_number() OVER (ORDER BY v.id) AS pos FROM visible v CROSS JOIN kernel_sequencer s
), numbered AS (
    UPDATE kernel_event e SET pos = p.pos FROM placed p
    WHERE e.id = p.id AND e.id BETWEEN (SELECT min(id) FROM placed) AND (SELECT max(id) FROM placed)
    RETURNING e.id, e.pos
), counted AS (
    SELECT count(*) AS many, max(pos) AS last_pos, max(id) AS last_id FROM numbered
), moved AS (
    UPDATE kernel_sequencer s
    SET last_pos = c.last_pos, last_id = greatest(s.last_id, c.last_id), at = clock_timestamp()
    FROM counted c WHERE c.many > 0
    RETURNING s.last_pos
)
SELECT c.many, m.last_pos, pg_notify('zhike_pos', m.last_pos::text) FROM counted c, moved m
"""
