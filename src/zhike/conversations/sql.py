"""SQL that several statements share: how rows look as JSON, and which columns scopes are checked against."""

from typing import Final

from zhike.kernel.authz import ScopeColumns

#: Scope columns of the head row under the alias `h`.
HEAD_SCOPE: Final = ScopeColumns(owner="h.owner_id", team="h.team_id", department="h.department_id", shop="h.shop_id")


def iso(column: str) -> str:
    """An instant as the API writes it; NULL stays NULL."""
    return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""


def lacking(alias: str) -> str:
    """Rounds of service that ended without category or result, as a condition; the words of the index over them. What
    went on elsewhere (another thread, a ticket) owes none.
    """
    return (
        f"{alias}.state = 'closed' AND ({alias}.result = '' OR {alias}.category_id IS NULL)"
        f" AND {alias}.result NOT IN ('joined', 'ticketed')"
    )


#: The further problems of the episode `e` as a JSON array; what is seen of one is what is written of it.
FURTHER_JSON: Final = """(
 SELECT coalesce(json_agg(json_build_object('category_id', p.category_id, 'result', p.result, 'problem', p.problem,
   'handling', p.handling, 'tag_ids', p.tag_ids, 'handling_s', p.handling_s) ORDER BY p.ordinal), '[]')
 FROM conversations_problem p WHERE p.episode_id = e.id)"""

#: A message `m` as JSON. Joins needed: `LEFT JOIN accounts_user u ON m.author_kind = 'agent' AND u.id = m.author_id`
#: and a row `cu` of customers_customer. A file's addresses are filled in later: they are signed per viewer.
MESSAGE_JSON: Final = f"""json_build_object(
 'id', m.id, 'conversation_id', m.conversation_id, 'episode_id', m.episode_id, 'seq', m.seq,
 'author', json_build_object('kind', m.author_kind, 'id', m.author_id, 'name',
   CASE m.author_kind WHEN 'agent' THEN u.name WHEN 'customer' THEN nullif(cu.name, '') END),
 'kind', m.kind, 'text', m.text, 'file', m.file, 'data', m.data, 'client_key', m.client_key,
 'created_at', {iso("m.created_at")})"""

MESSAGE_JOINS: Final = """
 JOIN conversations_head mh ON mh.conversation_id = m.conversation_id
 JOIN customers_customer cu ON cu.id = mh.customer_id
 LEFT JOIN accounts_user u ON m.author_kind = 'agent' AND u.id = m.author_id"""

#: Who hears of a change to the conversation with head `h`: staff only, and both sides.
STAFF_TOPICS: Final = "array_remove(ARRAY['user:' || h.owner_id, 'team:' || h.team_id, 'shop:' || h.shop_id], NULL)"
ALL_TOPICS: Final = f"('conversation:' || h.conversation_id) || {STAFF_TOPICS}"
