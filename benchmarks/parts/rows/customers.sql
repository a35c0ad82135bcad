-- The customers' files: addresses, tags, what happened when, who is in consultation.
INSERT INTO customers_address (id, country, province, city, district, postcode, detail_sealed, detail_mask, recipient_mask,
  phone_mask, label, is_default, created_at, updated_at, version, customer_id)
 SELECT bench_id(20, n), 'CN', (ARRAY['浙江省','广东省','四川省','北京市','上海市','江苏省','山东省','湖北省'])[1 + n % 8],
  (ARRAY['杭州市','广州市','成都市','北京市','上海市','南京市','济南市','武汉市'])[1 + n % 8], '西湖区', '', sha256(('a' || n)::bytea),
  '文三路***', '王*', '138****' || lpad((n % 10000)::text, 4, '0'), 'home', true, bench_at(n), bench_at(n), 1, bench_id(12, n)
 FROM generate_series(1, $customers) n;
INSERT INTO customers_taggroup (id, names, place, exclusive, created_at, updated_at, version)
 SELECT bench_id(21, n), jsonb_build_object('zh-CN', '标签组 ' || n, 'en', 'Group ' || n), n, false, bench_at(1), bench_at(1), 1
 FROM generate_series(1, 20) n;
INSERT INTO customers_tag (id, names, color, place, created_at, updated_at, version, group_id)
 SELECT bench_id(22, n), jsonb_build_object('zh-CN', '标签 ' || n, 'en', 'Tag ' || n), 'blue', n, bench_at(1), bench_at(1), 1,
  bench_id(21, 1 + n % 20) FROM generate_series(1, 200) n;
INSERT INTO customers_customertag (id, actor_kind, actor_id, at, customer_id, tag_id)
 SELECT bench_id(23 + t, n), 'user', bench_id(4, 1 + n % 500), bench_at(n), bench_id(12, n), bench_id(22, 1 + (n * 7 + t * 67) % 200)
 FROM generate_series(1, $customers) n, generate_series(0, 2) t WHERE t < n % 3 + 1 AND n % 2 = 0;
INSERT INTO customers_timelineentry (at, kind, name, subject_kind, subject_id, shop_id, actor_kind, actor_id, facts, event_id,
  customer_id)
 SELECT bench_at(n) + make_interval(mins => e), CASE WHEN e % 2 = 0 THEN 'order' ELSE 'service' END,
  CASE WHEN e % 2 = 0 THEN 'commerce.order_created' ELSE 'conversations.episode_closed' END,
  CASE WHEN e % 2 = 0 THEN 'order' ELSE 'episode' END, bench_id(CASE WHEN e % 2 = 0 THEN 30 ELSE 16 END, n),
  bench_id(3, 1 + n % 20), 'user', bench_id(4, 1 + n % 500), '{}', n * 64 + e, bench_id(12, n)
 FROM generate_series(1, $customers) n, generate_series(1, CASE WHEN n % 50 = 0 OR n > $customers - $open THEN 40 ELSE 2 END) e;
INSERT INTO customers_consultation (episode_id, conversation_id, shop_id, handler_id, since, until, customer_id)
 SELECT e.id, e.conversation_id, e.shop_id, e.owner_id, e.opened_at, e.closed_at, e.customer_id FROM conversations_episode e;
