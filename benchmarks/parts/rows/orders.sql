-- A million orders of as many customers: lines, payments, parcels with their traces, refunds, history.
INSERT INTO commerce_product (id, number, name, category, specification, price_amount, price_currency, url, status, stage, stock,
  external_id, created_at, updated_at, version, shop_id)
 SELECT bench_id(31, n), 'P' || lpad(n::text, 6, '0'), p.text || ' ' || n, '百货', '默认', 990 + n % 9000, 'CNY', '', 'on_sale',
  'maturity', (n % 300)::int, '', bench_at(1), bench_at(1), 1, bench_id(3, 1 + n % 20)
 FROM generate_series(1, 10000) n
 JOIN bench_phrase p ON p.kind = 2 AND p.place = n % (SELECT count(*) FROM bench_phrase c WHERE c.kind = 2);
INSERT INTO commerce_order (id, number, platform, origin, source, category, status_at, closed, placed_at, paid_at, shipped_at,
  signed_at, completed_at, external_status, external_at, currency, goods_amount, discount_amount, shipping_amount, total_amount,
  paid_amount, refunded_amount, refunding_amount, title, line_count, quantity, sealed_for, receiver_name_sealed,
  receiver_name_mask, receiver_phone_sealed, receiver_phone_mask, receiver_phone_token, receiver_phone_last4,
  receiver_address_sealed, receiver_address_mask, region, buyer_remark, seller_remark, created_at, updated_at, version,
  customer_id, shop_id, team_id, department_id, status_id)
 SELECT bench_id(30, n), 'T' || lpad((n * 97)::text, 18, '0'), 'own', 'platform', 'bench', s.category,
  bench_at(n) + interval '3 d', s.category IN ('completed', 'cancelled', 'refunded'), bench_at(n),
  CASE WHEN c.code NOT IN ('pending', 'cancelled') THEN bench_at(n) + interval '5 min' END,
  CASE WHEN c.code IN ('shipped', 'signed', 'completed') THEN bench_at(n) + interval '1 d' END,
  CASE WHEN c.code IN ('signed', 'completed') THEN bench_at(n) + interval '3 d' END,
  CASE WHEN c.code = 'completed' THEN bench_at(n) + interval '10 d' END, '', NULL, 'CNY', 9900 + n % 5000, 0, 0, 9900 + n % 5000,
  CASE WHEN c.code IN ('pending', 'cancelled') THEN 0 ELSE 9900 + n % 5000 END,
  CASE WHEN c.code = 'refunded' THEN 9900 + n % 5000 ELSE 0 END, 0, '订单 ' || n, 1 + (n % 3)::int, 1 + (n % 3)::int,
  bench_id(12, n), sha256(('n' || n)::bytea), '王*', sha256(('s' || n)::bytea), '138****' || lpad((n % 10000)::text, 4, '0'),
  sha256(('p' || n)::bytea), substr(sha256(('l' || n % 10000)::bytea), 1, 8), sha256(('a' || n)::bytea), '文三路***', '浙江省杭州市',
  CASE WHEN n % 9 = 0 THEN '请尽快发货' ELSE '' END, '', bench_at(n), bench_at(n) + interval '3 d', 3, bench_id(12, n),
  bench_id(3, 1 + n % 20), bench_id(2, 1 + n % 20), bench_id(1, 1 + (1 + n % 20) % 5), s.id
 FROM generate_series(1, $customers) n
 CROSS JOIN LATERAL (SELECT CASE WHEN n > $customers - $open * 5
   THEN (ARRAY['pending','paid','paid','shipped','shipped','signed','refunding','abnormal','exchanged','completed'])[1 + bench_pick(n, 10, 1)]
   ELSE (ARRAY['completed','completed','completed','cancelled','refunded'])[1 + bench_pick(n, 5, 1)] END AS code) c
 JOIN commerce_orderstatus s ON s.code = c.code;
INSERT INTO commerce_orderline (id, ordinal, name, sku, specification, quantity, unit_price_amount, amount, order_id, product_id)
 SELECT bench_id(32 + l, n), l, p.name, p.number, '默认', 1, 3300, 3300, bench_id(30, n), p.id
 FROM generate_series(1, $customers) n CROSS JOIN LATERAL generate_series(1, 1 + (n % 3)::int) l
 JOIN commerce_product p ON p.id = bench_id(31, 1 + (n * 31 + l * 7) % 10000);
INSERT INTO commerce_payment (id, ordinal, method, amount, paid_at, external_no, order_id)
 SELECT bench_id(36, ('x' || right(o.id::text, 12))::bit(48)::bigint), 1, 'alipay', o.paid_amount, o.paid_at, '', o.id
 FROM commerce_order o WHERE o.paid_amount > 0;
INSERT INTO commerce_shipment (id, ordinal, carrier, tracking_no, status, shipped_at, signed_at, order_id)
 SELECT bench_id(37, n.n), 1, '顺丰', 'SF' || lpad(n.n::text, 12, '0'), CASE WHEN o.signed_at IS NULL THEN 'in_transit' ELSE 'signed' END,
  o.shipped_at, o.signed_at, o.id
 FROM commerce_order o, LATERAL (SELECT ('x' || right(o.id::text, 12))::bit(48)::bigint AS n) n WHERE o.shipped_at IS NOT NULL;
INSERT INTO commerce_trace (seq, at, code, text, place, shipment_id)
 SELECT t, p.shipped_at + make_interval(hours => t * 6), 'in_transit', '快件已到达【转运中心】，准备发往下一站', '杭州转运中心', p.id
 FROM commerce_shipment p, generate_series(1, CASE WHEN p.signed_at IS NULL THEN 6 ELSE 2 END) t;
INSERT INTO commerce_refund (id, ordinal, amount, status, reason, requested_at, done_at, external_no, order_id)
 SELECT bench_id(38, ('x' || right(o.id::text, 12))::bit(48)::bigint), 1, o.refunded_amount, 'done', '不想要了', o.placed_at, o.status_at,
  '', o.id FROM commerce_order o WHERE o.refunded_amount > 0;
INSERT INTO commerce_orderchange (at, kind, action, before, after, reason, actor_kind, actor_id, order_id)
 SELECT o.placed_at + make_interval(hours => h), CASE h WHEN 1 THEN 'created' ELSE 'status' END, CASE h WHEN 1 THEN '' ELSE 'ship' END,
  CASE h WHEN 1 THEN '' ELSE 'paid' END, CASE h WHEN 1 THEN 'pending' ELSE 'shipped' END, '', 'user', bench_id(4, 1 + h * 7), o.id
 FROM commerce_order o, generate_series(1, CASE WHEN o.closed THEN 2 ELSE 5 END) h;
