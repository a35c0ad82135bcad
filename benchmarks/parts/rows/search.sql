-- The newest million messages, findable. Their terms are those of their phrases.
INSERT INTO search_entry (kind, object_id, field, part, weight, folded, words, singles, number, happened_at, shop_id, customer_id,
  group_id, indexed_at)
 SELECT 'message', bench_id(256 + m.q, m.n), 'text', 0, 3, m.folded, array_to_tsvector(m.words), array_to_tsvector(m.singles), NULL,
  bench_at(m.n) + make_interval(secs => m.q), bench_id(3, 1 + m.n % 20), bench_id(12, m.n), bench_id(15, m.n), now()
 FROM bench_messages($customers - $searched + 1, $customers) m;
