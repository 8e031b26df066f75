-- What we read of the shop, with ids in the shop's own type, so that its indexes are used. Columns, types, and which of them may be left out:
-- docs/reference/shop-views.md. Lines that begin with "-- not read:" are shown to the operator.
-- not read: sales without an account, and in other states than ${states}

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_users AS
SELECT a.id AS user_id,
       a.opened_at AS created_at
FROM ${shop}.accounts a;

-- No row of a guest, of a cart, of a state that does not count, of what was given back.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_purchases AS
SELECT s.account_id AS user_id, s.id AS order_id, l.article_id AS product_id, l.pieces AS quantity, s.sold_at AS purchased_at
FROM ${shop}.sales s
JOIN ${shop}.sale_lines l ON l.sale_id = s.id
WHERE s.account_id IS NOT NULL AND s.state IN (${states});

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_products AS
SELECT r.id AS product_id, r.title AS name, CAST(NULL AS CHAR(1)) AS category, CAST(NULL AS CHAR(1)) AS brand,
       CAST(NULL AS CHAR(1)) AS description, r.price, 'EUR' AS currency, CAST(NULL AS CHAR(1)) AS image_url, 1 AS in_stock,
       CAST(NULL AS DATETIME) AS updated_at
FROM ${shop}.articles r;

-- Only for recs.shop.events=poll; changed_at must come from an indexed column.
-- CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_order_changes AS
-- SELECT s.id AS order_id, s.account_id AS user_id, s.changed_at FROM ${shop}.sales s WHERE s.account_id IS NOT NULL;
