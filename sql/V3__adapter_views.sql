-- The only things of the store that our jobs read. Another store: edit these three views and nothing else.

CREATE VIEW recs_users AS
SELECT c.customer_id AS user_id,
       c.created_at,
       NULLIF(GREATEST(
         COALESCE((SELECT MAX(o.ordered_at) FROM orders o WHERE o.customer_id = c.customer_id), TIMESTAMP '1970-01-01 00:00:00.000'),
         COALESCE(a.last_active_at, TIMESTAMP '1970-01-01 00:00:00.000')), TIMESTAMP '1970-01-01 00:00:00.000') AS last_active_at,
       COALESCE(p.enabled, TRUE) AS personalization_enabled
FROM customers c
LEFT JOIN recs_activity a ON a.user_id = c.customer_id
LEFT JOIN recs_personalization p ON p.user_id = c.customer_id;

CREATE VIEW recs_purchases AS
SELECT o.customer_id AS user_id, o.order_id, l.product_id, l.quantity, o.ordered_at AS purchased_at
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id;

CREATE VIEW recs_products AS
SELECT product_id, name, category, brand, description, price, currency, image_url, in_stock, updated_at
FROM products;
