-- The plain schema: users, orders, order_items and products, with ids of any type. A column that this shop does not have is NULL here.
-- not read: orders without a user, orders in other states than ${states}
-- not read: carts, wherever they are; anything of a user but the id and since when there is an account

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_users AS
SELECT u.id AS user_id,
       u.created_at
FROM ${shop}.users u;

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_purchases AS
SELECT o.user_id,
       o.id AS order_id,
       i.product_id,
       ${quantity} AS quantity,
       o.created_at AS purchased_at,
       ${unit_price} AS unit_price,
       ${order_currency} AS currency
FROM ${shop}.orders o
JOIN ${shop}.order_items i ON i.order_id = o.id
WHERE o.user_id IS NOT NULL AND o.status IN (${states}) AND ${quantity} > 0;

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_products AS
SELECT w.id AS product_id,
       w.name,
       ${category} AS category,
       ${brand} AS brand,
       ${description} AS description,
       ${price} AS price,
       ${product_currency} AS currency,
       ${image_url} AS image_url,
       ${in_stock} AS in_stock,
       ${product_updated_at} AS updated_at,
       ${url} AS url
FROM ${shop}.products w;

-- For recs.shop.events=poll: without updated_at, new orders alone; an order whose stamp is NULL is the night's.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_order_changes AS
SELECT o.id AS order_id, o.user_id, ${order_updated_at} AS changed_at
FROM ${shop}.orders o
WHERE o.user_id IS NOT NULL AND ${order_updated_at} IS NOT NULL;
