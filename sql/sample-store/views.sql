-- The views through which jobs and API see the sample shop. docs/reference/shop-views.md says what every column means.

CREATE OR REPLACE VIEW ${recs}.recs_users AS
SELECT c.customer_id AS user_id,
       c.created_at
FROM ${shop}.customers c;

CREATE OR REPLACE VIEW ${recs}.recs_purchases AS
SELECT o.customer_id AS user_id, o.order_id, l.product_id, l.quantity, o.ordered_at AS purchased_at, l.unit_price
FROM ${shop}.orders o
JOIN ${shop}.order_lines l ON l.order_id = o.order_id;

CREATE OR REPLACE VIEW ${recs}.recs_products AS
SELECT product_id, name, category, brand, description, price, currency, image_url, in_stock, updated_at, group_id, recommendable
FROM ${shop}.products;
