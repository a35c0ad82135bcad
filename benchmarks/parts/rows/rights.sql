-- What the roles of base.sql may do, each in its own scope. Agents 401 to 500 see everything.
UPDATE accounts_userrole SET role_id = bench_id(7, 5) WHERE user_id IN (SELECT bench_id(4, n) FROM generate_series(401, 500) n);
DELETE FROM accounts_rolepermission WHERE role_id IN (SELECT bench_id(7, n) FROM generate_series(1, 5) n);
INSERT INTO accounts_rolepermission (id, permission, scope, role_id)
 SELECT bench_id(8, n * 100 + p.place), p.name, n, bench_id(7, n) FROM generate_series(1, 5) n,
  unnest(ARRAY['conversations.conversation.view','conversations.conversation.assign','conversations.conversation.close',
   'conversations.conversation.edit','conversations.message.create','conversations.note.view','conversations.note.create',
   'customers.customer.view','customers.customer.edit','customers.file.view','commerce.order.view','commerce.order.edit',
   'commerce.shipment.edit','commerce.refund.create','commerce.product.view','tickets.ticket.view','tickets.ticket.edit',
   'tickets.ticket.assign','tickets.ticket.close','tickets.comment.create','tickets.note.view','tickets.note.create',
   'analytics.overview.view']) WITH ORDINALITY p (name, place);
