-- A million tickets: comments, history, links, their work items and clocks. The newest $open * 5 are worked on.
INSERT INTO tickets_ticket (id, number, subject, description, category, active, priority, source, order_id, due_at, assigned_at,
  first_response_at, first_response_by, resolved_at, closed_at, reopened, result, comment_seq, created_by_kind, created_by,
  created_at, updated_at, version, customer_id, department_id, owner_id, shop_id, team_id, status_id, type_id)
 SELECT bench_id(40, n), 'T26-' || lpad(n::text, 7, '0'), w.text, w.text || '。' || w.text, s.category, s.code = ANY(ARRAY['pending',
  'transferred','in_progress','waiting']), 1 + bench_pick(n, 5, 0.5), 'agent', CASE WHEN n % 2 = 0 THEN bench_id(30, n) END,
  CASE WHEN c.active AND n % 3 > 0 THEN bench_at(n) + interval '8 h' END, CASE WHEN c.code <> 'pending' THEN bench_at(n) END,
  CASE WHEN c.code <> 'pending' THEN bench_at(n) + interval '1 h' END, CASE WHEN c.code <> 'pending' THEN bench_id(4, 1 + n % 500) END,
  CASE WHEN NOT c.active THEN bench_at(n) + interval '1 d' END, CASE WHEN c.code = 'closed' THEN bench_at(n) + interval '2 d' END, 0,
  CASE WHEN c.active THEN '' ELSE '已处理' END, c.comments, 'user', bench_id(4, 1 + n % 500), bench_at(n), bench_at(n) + interval '1 d',
  3, bench_id(12, n), bench_id(1, 1 + ((1 + n) % 50) % 5), CASE WHEN c.code <> 'pending' THEN bench_id(4, 1 + n % 500) END,
  bench_id(3, 1 + n % 20), bench_id(2, 1 + (1 + n) % 50), s.id, y.id
 FROM bench_messages(1, $customers) w
 CROSS JOIN LATERAL (SELECT CASE WHEN w.n > $customers - $open * 5
   THEN (ARRAY['pending','in_progress','in_progress','waiting','transferred'])[1 + bench_pick(w.n, 5, 1)]
   WHEN bench_pick(w.n * 3, 10, 1) = 0 THEN 'resolved' ELSE 'closed' END AS code, w.n > $customers - $open * 5 AS active,
   CASE WHEN w.n % 100 = 0 OR w.n > $customers - $open THEN 30 ELSE 2 END AS comments) c
 JOIN tickets_ticketstatus s ON s.code = c.code
 JOIN (SELECT id, row_number() OVER (ORDER BY place, id) - 1 AS place, count(*) OVER () AS size FROM tickets_tickettype) y
  ON y.place = bench_pick(w.n * 7, y.size, 2)
 WHERE w.q = 1;
INSERT INTO tickets_ticketcomment (id, seq, public, author_kind, author_id, text, files, client_key, created_at, ticket_id)
 SELECT bench_id(256 + q, ('x' || right(t.id::text, 12))::bit(48)::bigint), q, q % 3 > 0,
  CASE WHEN q % 3 = 1 THEN 'customer' ELSE 'agent' END, CASE WHEN q % 3 = 1 THEN t.customer_id ELSE t.created_by END,
  t.subject || ' ' || q, '[]', NULL, t.created_at + make_interval(mins => q), t.id
 FROM tickets_ticket t, generate_series(1, t.comment_seq) q;
INSERT INTO tickets_ticketchange (version, at, actor_kind, actor_id, step, field, before, after, reason, ticket_id)
 SELECT v, t.created_at + make_interval(mins => v), 'user', t.created_by, CASE v WHEN 1 THEN 'created' ELSE 'edited' END,
  CASE v WHEN 1 THEN '' ELSE 'priority' END, NULL, NULL, '', t.id FROM tickets_ticket t, generate_series(1, 3) v;
INSERT INTO tickets_ticketlink (id, kind, target_id, created_by_kind, created_by, created_at, ticket_id)
 SELECT bench_id(41, ('x' || right(t.id::text, 12))::bit(48)::bigint), 'order', t.order_id, 'user', t.created_by, t.created_at, t.id
 FROM tickets_ticket t WHERE t.order_id IS NOT NULL;
DELETE FROM work_workitem WHERE kind = 'ticket';
INSERT INTO work_workitem (id, kind, item_id, skill_ids, priority, customer_id, customer_level, question_type, weight, state,
  opened_at, queued_since, assigned_at, done_at, version, department_id, owner_id, shop_id, team_id)
 SELECT bench_id(42, ('x' || right(t.id::text, 12))::bit(48)::bigint), 'ticket', t.id, '{}', t.priority, t.customer_id, 0, '', 1,
  CASE WHEN NOT t.active THEN 'done' WHEN t.owner_id IS NULL THEN 'queued' ELSE 'assigned' END, t.created_at,
  CASE WHEN t.active AND t.owner_id IS NULL THEN t.created_at END, t.assigned_at, t.resolved_at, 1, t.department_id, t.owner_id,
  t.shop_id, t.team_id FROM tickets_ticket t;
INSERT INTO work_clock (id, clock, policy_version, target_s, started_at, pauses, due_at, satisfied_at, policy_id, item_id)
 SELECT bench_id(43 + k, ('x' || right(w.id::text, 12))::bit(48)::bigint), CASE k WHEN 0 THEN 'first_response' ELSE 'resolution' END, 1,
  28800, w.opened_at, '[]', w.opened_at + interval '8 h', w.done_at, coalesce((SELECT id FROM work_slapolicy LIMIT 1), bench_id(45, 1)), w.id
 FROM work_workitem w, generate_series(0, 1) k WHERE w.kind = 'ticket';
INSERT INTO tickets_ticketcounter (year, last) VALUES (2026, $customers) ON CONFLICT (year) DO UPDATE SET last = EXCLUDED.last;
