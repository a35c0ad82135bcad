-- The same tickets for django-helpdesk: as many, as many comments on each, as many open, among twenty queues.
INSERT INTO auth_user (username, first_name, last_name, email, password, is_superuser, is_staff, is_active, date_joined)
 SELECT 'agent' || n, '客服', n::text, 'agent' || n || '@example.org', '!', true, true, true, now() FROM generate_series(1, 500) n;
INSERT INTO helpdesk_queue (title, slug, allow_public_submission, allow_email_submission, enable_notifications_on_email_events,
  email_box_ssl)
 SELECT '店铺 ' || n, 'q' || n, false, false, false, false FROM generate_series(1, 20) n;
INSERT INTO helpdesk_ticket (title, queue_id, created, modified, submitter_email, assigned_to_id, status, on_hold, description, priority,
  secret_key)
 SELECT left(t.text, 190), (SELECT min(id) FROM helpdesk_queue) + n % 20, now() - make_interval(secs => ($customers - n) * 25.0),
  now() - make_interval(secs => ($customers - n) * 25.0), 'c' || n || '@example.org', (SELECT min(id) FROM auth_user) + n % 500,
  CASE WHEN n > $customers - $open * 5 THEN 1 WHEN n % 10 = 3 THEN 3 ELSE 4 END, false, t.text || '。' || t.text, 1 + n % 5, 'key'
 FROM generate_series(1, $customers) n, LATERAL (SELECT '耳机收到的时候已经坏了，可以补发吗？订单 ' || n AS text) t;
INSERT INTO helpdesk_followup (ticket_id, date, title, comment, public, user_id)
 SELECT t.id, t.created + make_interval(mins => q), '', '已经为您登记，一到三个工作日原路退回 ' || q, q % 3 > 0, t.assigned_to_id
 FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM helpdesk_ticket) t,
  generate_series(1, CASE WHEN t.n % 100 = 0 OR t.n > $customers - $open THEN 30 ELSE 2 END) q;
