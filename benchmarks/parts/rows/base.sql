-- People, conversations, events and the operation log, made inside PostgreSQL. Every number follows from the row's own number, so that two builds are
-- alike and programs can name rows without asking. Run by the administrator with triggers and foreign keys off.
-- $customers conversations of as many customers, the newest $open of them open; $events events; $entries log entries.

CREATE FUNCTION bench_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
 (lpad(to_hex(1790000000000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid;
CREATE FUNCTION bench_count(n bigint) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
 CASE WHEN n % 50 = 0 OR n > $customers - $open THEN 100 ELSE 3 END;
CREATE FUNCTION bench_at(n bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
 timestamptz '2026-11-01 08:00+00' - make_interval(secs => ($customers - n) * 25.0);
-- A number below `size` that follows from `seed`; small ones are frequent with a `skew` above 1.
CREATE FUNCTION bench_pick(seed bigint, size bigint, skew float8) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
 floor(size * power((hashint8extended(seed, 7) & 1073741823) / 1073741824.0, skew))::int;
-- Texts of the messages of conversations `first` to `last`, with their terms (see parts/phrases.py).
CREATE FUNCTION bench_messages(first bigint, last bigint)
 RETURNS TABLE (n bigint, q int, text text, folded text, words text[], singles text[]) LANGUAGE sql STABLE PARALLEL SAFE AS
$$$$ SELECT n, q, a.text || '，' || s.text || '，' || k.text || d.text, a.folded || ',' || s.folded || ',' || k.folded || d.text,
  a.words || s.words || k.words || d.words, a.singles || s.singles || k.singles
 FROM generate_series(first, last) n CROSS JOIN LATERAL generate_series(1, bench_count(n)) q
 CROSS JOIN LATERAL (SELECT n * 128 + q AS seed) x
 JOIN bench_phrase a ON a.kind = 1 AND a.place = bench_pick(x.seed, (SELECT count(*) FROM bench_phrase p WHERE p.kind = 1), 1)
 JOIN bench_phrase s ON s.kind = 2 AND s.place = bench_pick(x.seed * 3 + 1, (SELECT count(*) FROM bench_phrase p WHERE p.kind = 2), 3)
 JOIN bench_phrase k ON k.kind = 3 AND k.place = bench_pick(x.seed * 5 + 2, (SELECT count(*) FROM bench_phrase p WHERE p.kind = 3), 1.5)
 CROSS JOIN LATERAL (SELECT CASE WHEN x.seed % 4 = 0 THEN ' ' || x.seed ELSE '' END AS text,
  CASE WHEN x.seed % 4 = 0 THEN ARRAY[x.seed::text] ELSE '{}' END AS words) d $$$$;

INSERT INTO accounts_department (id, names, label, created_at, version)
 SELECT bench_id(1, n), '{}', '部门 ' || n, bench_at(1), 1 FROM generate_series(1, 5) n;
INSERT INTO accounts_team (id, names, label, created_at, version, department_id)
 SELECT bench_id(2, n), '{}', '客服组 ' || n, bench_at(1), 1, bench_id(1, 1 + n % 5) FROM generate_series(1, 50) n;
INSERT INTO accounts_shop (id, names, label, created_at, version, platform, zone, currency, team_id)
 SELECT bench_id(3, n), '{}', '店铺 ' || n, bench_at(1), 1, 'own', 'Asia/Shanghai', 'CNY', bench_id(2, n)
 FROM generate_series(1, 20) n;
INSERT INTO accounts_user (id, username, name, password, email_mask, phone_mask, language, zone, position, capacity,
  active, authz_version, version, created_at, password_changed_at, department_id)
 SELECT bench_id(4, n), 'agent' || n, '客服 ' || n, '', '', '', 'zh-CN', 'Asia/Shanghai', '', 10, true, 1, 1, bench_at(1),
  bench_at(1),
  bench_id(1, 1 + (n % 50) % 5) FROM generate_series(1, 500) n;
INSERT INTO accounts_teammember (id, leader, team_id, user_id)
 SELECT bench_id(5, n), false, bench_id(2, 1 + n % 50), bench_id(4, n) FROM generate_series(1, 500) n;
INSERT INTO accounts_usershop (id, shop_id, user_id)
 SELECT bench_id(6, n * 20 + s), bench_id(3, 1 + (n + s) % 20), bench_id(4, n)
 FROM generate_series(1, 500) n, generate_series(0, 2) s;

-- Roles by scope: agents 1 to 5 are those who ask in benchmarks, with scope own, team, department, shop and all.
-- Their rights stand in rights.sql.
INSERT INTO accounts_role (id, names, label, description, everything, assignable, created_at, version)
 SELECT bench_id(7, n), '{}', 'Scope ' || n, '', false, true, bench_at(1), 1 FROM generate_series(1, 5) n;
INSERT INTO accounts_userrole (id, granted_at, role_id, user_id)
 SELECT bench_id(9, n), bench_at(1), bench_id(7, CASE WHEN n <= 5 THEN n ELSE 4 END), bench_id(4, n)
 FROM generate_series(1, 500) n;
INSERT INTO accounts_session (id, token_hash, created_at, seen_at, idle_until, ends_at, ip, device, end_reason, user_id)
 SELECT bench_id(10, n), sha256(('bench-token-' || n)::bytea), now(), now(), now() + interval '9 years',
  now() + interval '10 years', '127.0.0.1', 'benchmark', '', bench_id(4, n) FROM generate_series(1, 500) n;

INSERT INTO conversations_channel (id, kind, key, skill_ids, names, greetings, label, color, languages, allowed_origins,
  max_file_bytes, file_types, created_at, version, shop_id)
 SELECT bench_id(11, n), 'web', 'bench' || n, '{}', '{"zh-CN": "网页咨询", "en": "Web chat"}', '{}', '网页咨询', '#1a66d6',
  '{zh-CN,en}', '{}', 10000000, '{}', bench_at(1), 1, bench_id(3, n) FROM generate_series(1, 20) n;

INSERT INTO customers_customer (id, number, name, origin, language, service_level, vip, phone_sealed, phone_mask,
  phone_token, phone_first3, phone_last4, email_mask, missing, registered_at, created_at, updated_at, version)
 SELECT bench_id(12, n), 'C2026-' || lpad(n::text, 8, '0'),
  substr('王李张刘陈杨黄赵吴周徐孙', 1 + (n % 12)::int, 1) || substr('敏静丽强磊军洋勇艳杰娟涛', 1 + (n / 12 % 12)::int, 1) || n,
  'visitor', 'zh-CN', 'basic', bench_pick(n, 100, 1) = 0, sha256(('s' || n)::bytea), '138****' || lpad((n % 10000)::text, 4, '0'),
  sha256(('p' || n)::bytea), substr(sha256(('f' || n % 50)::bytea), 1, 8), substr(sha256(('l' || n % 10000)::bytea), 1, 8),
  '', (ARRAY['{}','{address}','{address,email}','{email}']::varchar[])[1 + bench_pick(n * 11, 4, 1)]::varchar[], bench_at(n),
  bench_at(n), bench_at(n), 1 FROM generate_series(1, $customers) n;
INSERT INTO customers_customershop (id, first_seen_at, customer_id, shop_id)
 SELECT bench_id(13, n), bench_at(n), bench_id(12, n), bench_id(3, 1 + n % 20) FROM generate_series(1, $customers) n;
INSERT INTO customers_identity (id, kind, realm, value_sealed, value_token, verified, created_at, seen_at, customer_id)
 SELECT bench_id(14, n), 'visitor', bench_id(11, 1 + n % 20), ''::bytea, sha256(('v' || n)::bytea), false, bench_at(n),
  bench_at(n), bench_id(12, n) FROM generate_series(1, $customers) n;

INSERT INTO conversations_conversation (id, created_at, channel_id, customer_id, identity_id, shop_id)
 SELECT bench_id(15, n), bench_at(n), bench_id(11, 1 + n % 20), bench_id(12, n), bench_id(14, n), bench_id(3, 1 + n % 20)
 FROM generate_series(1, $customers) n;
-- Of the open ones each tenth waits in the queue; the others are held by all agents in turn.
INSERT INTO conversations_episode (id, state, opened_at, opened_seq, opened_open, assigned_at, first_response_at,
  first_response_by, result, problem, handling, closed_at, closed_by_kind, closed_by, reopened, version, channel_id,
  conversation_id, customer_id, department_id, owner_id, shop_id, team_id)
 SELECT bench_id(16, n), s.state, bench_at(n), 1, true, CASE WHEN s.held THEN bench_at(n) END,
  CASE WHEN s.held THEN bench_at(n) + interval '20 s' END, CASE WHEN s.held THEN bench_id(4, 1 + n % 500) END,
  CASE WHEN s.state = 'closed' THEN 'solved' ELSE '' END, '', '',
  CASE WHEN s.state = 'closed' THEN bench_at(n) + interval '10 min' END,
  CASE WHEN s.state = 'closed' THEN 'user' ELSE '' END, CASE WHEN s.state = 'closed' THEN bench_id(4, 1 + n % 500) END, 0,
  1, bench_id(11, 1 + n % 20), bench_id(15, n), bench_id(12, n), bench_id(1, 1 + ((1 + n) % 50) % 5),
  CASE WHEN s.held THEN bench_id(4, 1 + n % 500) END, bench_id(3, 1 + n % 20), bench_id(2, 1 + (1 + n) % 50)
 FROM generate_series(1, $customers) n,
  LATERAL (SELECT CASE WHEN n <= $customers - $open THEN 'closed' WHEN n % 10 = 7 THEN 'queued' ELSE 'assigned' END AS state,
   n <= $customers - $open OR n % 10 <> 7 AS held) s;
INSERT INTO conversations_head (conversation_id, state, opened_at, last_seq, note_seq, last_at, last_preview, last_author,
  last_kind, unread_agent, unread_customer, agent_delivered_seq, agent_read_seq, customer_delivered_seq,
  customer_read_seq, channel_id, customer_id, department_id, episode_id, owner_id, shop_id, team_id)
 SELECT e.conversation_id, e.state, CASE WHEN e.state <> 'closed' THEN e.opened_at END, c.n, 0,
  e.opened_at + interval '5 min', '好的，谢谢', 'customer', 'text', CASE WHEN e.state = 'closed' THEN 0 ELSE 1 END, 0,
  c.n - 1, c.n - 1, c.n - 1, c.n - 1, e.channel_id, e.customer_id, e.department_id,
  CASE WHEN e.state <> 'closed' THEN e.id END, e.owner_id, e.shop_id, e.team_id
 FROM conversations_episode e,
  LATERAL (SELECT bench_count(('x' || right(e.id::text, 12))::bit(48)::bigint) AS n) c;
INSERT INTO conversations_message (id, conversation_id, episode_id, seq, author_kind, author_id, kind, text, client_key,
  created_at)
 SELECT bench_id(256 + q, n), bench_id(15, n), bench_id(16, n), q, a.kind, a.id, 'text', b.text,
  'k' || n || '.' || q, bench_at(n) + make_interval(secs => q)
 FROM bench_messages(1, $customers) b,
  LATERAL (SELECT CASE WHEN q % 2 = 1 THEN 'customer' ELSE 'agent' END AS kind,
   CASE WHEN q % 2 = 1 THEN bench_id(12, n) ELSE bench_id(4, 1 + n % 500) END AS id) a;

INSERT INTO work_workitem (id, kind, item_id, skill_ids, priority, customer_id, customer_level, question_type, weight,
  state, opened_at, queued_since, assigned_at, done_at, version, department_id, owner_id, shop_id, team_id)
 SELECT bench_id(17, ('x' || right(e.id::text, 12))::bit(48)::bigint), 'episode', e.id, '{}', 3, e.customer_id, 0, '', 1,
  CASE e.state WHEN 'closed' THEN 'done' ELSE e.state END, e.opened_at, CASE e.state WHEN 'queued' THEN e.opened_at END,
  e.assigned_at, e.closed_at, 1, e.department_id, e.owner_id, e.shop_id, e.team_id FROM conversations_episode e;

INSERT INTO kernel_event (id, pos, name, version, at, actor_kind, actor_id, operation_id, subject_kind, subject_id,
  subject_version, customer_id, shop_id, topics, payload)
 SELECT i, i, 'conversations.message_sent', 1, bench_at(n), 'user', bench_id(4, 1 + n % 500), bench_id(18, i),
  'conversation', bench_id(15, n), 1, bench_id(12, n), bench_id(3, 1 + n % 20),
  ARRAY['conversation:' || bench_id(15, n), 'user:' || bench_id(4, 1 + n % 500), 'shop:' || bench_id(3, 1 + n % 20)],
  jsonb_build_object('conversation_id', bench_id(15, n), 'seq', 1, 'author_kind', 'agent', 'kind', 'text')
 FROM generate_series(1, $events::bigint) i, LATERAL (SELECT 1 + (i - 1) * $customers / $events AS n) m;
INSERT INTO audit_entry (id, pos, at, actor_kind, actor_id, action, object_kind, object_id, result, before, after,
  operation_id, session_id, customer_id, shop_id, digest)
 SELECT n, n, bench_at(n), 'user', bench_id(4, 1 + n % 500), 'conversations.message.create', 'conversation',
  bench_id(15, n)::text, 'ok', '{}', '{"kind": "text", "length": 12}', bench_id(18, n), bench_id(10, 1 + n % 500),
  bench_id(12, n), bench_id(3, 1 + n % 20), sha256(n::text::bytea) FROM generate_series(1, $entries) n;

SELECT setval('kernel_event_id_seq', $events), setval('audit_entry_id_seq', $entries);
UPDATE kernel_sequencer SET last_pos = $events, last_id = $events;
