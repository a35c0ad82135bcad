-- What the overview counts: every episode and every ticket as a fact.
INSERT INTO analytics_fact (id, kind, item_id, shop_id, customer_id, conversation_id, owner_id, team_id, department_id, state,
  opened_at, response_at, response_s, closed_at, closing_s, result, reopened, rated_at, score100, satisfied, pos)
 OVERRIDING SYSTEM VALUE
 SELECT ('x' || right(e.id::text, 12))::bit(48)::bigint, 'episode', e.id, e.shop_id, e.customer_id, e.conversation_id, e.owner_id,
  e.team_id, e.department_id, e.state, e.opened_at, e.first_response_at, 20, e.closed_at, 600, e.result, 0,
  CASE WHEN e.id::text ~ '[0-3]$$' THEN e.closed_at END, CASE WHEN e.id::text ~ '[0-3]$$' THEN 80 END,
  CASE WHEN e.id::text ~ '[0-3]$$' THEN true END, 1 FROM conversations_episode e;
INSERT INTO analytics_fact (id, kind, item_id, shop_id, customer_id, owner_id, team_id, department_id, state, opened_at, response_at,
  response_s, closed_at, closing_s, result, reopened, breached_at, pos)
 OVERRIDING SYSTEM VALUE
 SELECT 10000000 + ('x' || right(t.id::text, 12))::bit(48)::bigint, 'ticket', t.id, t.shop_id, t.customer_id, t.owner_id, t.team_id,
  t.department_id, CASE WHEN NOT t.active THEN 'closed' WHEN t.category = 'waiting' THEN 'waiting' WHEN t.owner_id IS NULL THEN 'queued'
  ELSE 'assigned' END, t.created_at, t.first_response_at, 3600, t.closed_at, 86400, '', 0,
  CASE WHEN t.priority = 1 THEN t.created_at + interval '8 h' END, 1 FROM tickets_ticket t;
