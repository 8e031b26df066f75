-- WooCommerce 8.2 or newer on HPOS: orders from wc_orders and the order items, not from the lookup tables that a background job fills.
-- Ids are BIGINT; times are UTC. The shop's address and currency are those of its options when this was applied.
-- not read: carts and drafts, orders of guests, orders in other states than ${states}
-- not read: fees, shipping and coupons of an order; a refund of an amount without items changes nothing
-- not read: variations of a product: what was bought is the product that has the page
-- not read: products in the bin, drafts; private ones, and those hidden from the catalog, are known and never recommended

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_users AS
SELECT u.ID AS user_id,
       GREATEST(u.user_registered, TIMESTAMP '1970-01-01 00:00:00') AS created_at
FROM ${shop}.${users}users u
WHERE ${members};

-- A quantity is what was bought less what was refunded. WooCommerce's own keys are named (by_parent, by_order, by_item), where they are there:
-- of a column that is 0 in most rows a server counts few values, and then reads all refunds of the shop for each item.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_purchases AS
SELECT o.customer_id AS user_id,
       o.id AS order_id,
       CAST(product.meta_value AS UNSIGNED) AS product_id,
       CAST(CEILING(CAST(bought.meta_value AS DECIMAL(12, 3)) + COALESCE((
         SELECT SUM(LEAST(CAST(taken.meta_value AS DECIMAL(12, 3)), 0))
         FROM ${shop}.${prefix}wc_orders r ${by_parent}
         JOIN ${shop}.${prefix}woocommerce_order_items t ${by_order} ON t.order_id = r.id
         JOIN ${shop}.${prefix}woocommerce_order_itemmeta of_item ${by_item} ON of_item.order_item_id = t.order_item_id AND of_item.meta_key = '_refunded_item_id'
         JOIN ${shop}.${prefix}woocommerce_order_itemmeta taken ${by_item} ON taken.order_item_id = t.order_item_id AND taken.meta_key = '_qty'
         WHERE r.parent_order_id = o.id AND r.type = 'shop_order_refund'
           AND CAST(of_item.meta_value AS UNSIGNED) = i.order_item_id), 0)) AS SIGNED) AS quantity,
       o.date_created_gmt AS purchased_at,
       CAST((SELECT total.meta_value FROM ${shop}.${prefix}woocommerce_order_itemmeta total ${by_item}
             WHERE total.order_item_id = i.order_item_id AND total.meta_key = '_line_total' LIMIT 1) AS DECIMAL(12, 2))
         / NULLIF(CAST(bought.meta_value AS DECIMAL(12, 3)), 0) AS unit_price,
       o.currency
FROM ${shop}.${prefix}wc_orders o
JOIN ${shop}.${prefix}woocommerce_order_items i ON i.order_id = o.id AND i.order_item_type = 'line_item'
JOIN ${shop}.${prefix}woocommerce_order_itemmeta product ${by_item} ON product.order_item_id = i.order_item_id AND product.meta_key = '_product_id'
JOIN ${shop}.${prefix}woocommerce_order_itemmeta bought ${by_item} ON bought.order_item_id = i.order_item_id AND bought.meta_key = '_qty'
WHERE o.type = 'shop_order' AND o.customer_id > 0 AND o.date_created_gmt IS NOT NULL AND o.status IN (${states})
  AND product.meta_value REGEXP '^[1-9][0-9]{0,18}$'
  AND CAST(bought.meta_value AS DECIMAL(12, 3)) + COALESCE((
         SELECT SUM(LEAST(CAST(taken.meta_value AS DECIMAL(12, 3)), 0))
         FROM ${shop}.${prefix}wc_orders r ${by_parent}
         JOIN ${shop}.${prefix}woocommerce_order_items t ${by_order} ON t.order_id = r.id
         JOIN ${shop}.${prefix}woocommerce_order_itemmeta of_item ${by_item} ON of_item.order_item_id = t.order_item_id AND of_item.meta_key = '_refunded_item_id'
         JOIN ${shop}.${prefix}woocommerce_order_itemmeta taken ${by_item} ON taken.order_item_id = t.order_item_id AND taken.meta_key = '_qty'
         WHERE r.parent_order_id = o.id AND r.type = 'shop_order_refund'
           AND CAST(of_item.meta_value AS UNSIGNED) = i.order_item_id), 0) > 0;

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_products AS
SELECT w.ID AS product_id,
       w.post_title AS name,
       -- Of several the one by its name that is below another.
       (SELECT t.name FROM ${shop}.${prefix}term_relationships tr
        JOIN ${shop}.${prefix}term_taxonomy tt ON tt.term_taxonomy_id = tr.term_taxonomy_id AND tt.taxonomy = 'product_cat'
        JOIN ${shop}.${prefix}terms t ON t.term_id = tt.term_id
        WHERE tr.object_id = w.ID ORDER BY tt.parent = 0, t.name LIMIT 1) AS category,
       (SELECT MIN(t.name) FROM ${shop}.${prefix}term_relationships tr
        JOIN ${shop}.${prefix}term_taxonomy tt ON tt.term_taxonomy_id = tr.term_taxonomy_id AND tt.taxonomy = 'product_brand'
        JOIN ${shop}.${prefix}terms t ON t.term_id = tt.term_id
        WHERE tr.object_id = w.ID) AS brand,
       TRIM(REGEXP_REPLACE(IF(w.post_excerpt = '', LEFT(w.post_content, 4000), w.post_excerpt), '<[^>]*>', ' ')) AS description,
       -- A product with variations has a price of each.
       (SELECT MIN(CAST(m.meta_value AS DECIMAL(12, 2))) FROM ${shop}.${prefix}postmeta m
        WHERE m.post_id = w.ID AND m.meta_key = '_price' AND m.meta_value <> '') AS price,
       ${shop_currency} AS currency,
       (SELECT CONCAT(${address}, '/wp-content/uploads/', MIN(file.meta_value))
        FROM ${shop}.${prefix}postmeta picture
        JOIN ${shop}.${prefix}postmeta file ON file.post_id = CAST(picture.meta_value AS UNSIGNED) AND file.meta_key = '_wp_attached_file'
        WHERE picture.post_id = w.ID AND picture.meta_key = '_thumbnail_id') AS image_url,
       COALESCE((SELECT MIN(m.meta_value) FROM ${shop}.${prefix}postmeta m
                 WHERE m.post_id = w.ID AND m.meta_key = '_stock_status'), 'instock') <> 'outofstock' AS in_stock,
       GREATEST(w.post_modified_gmt, TIMESTAMP '1970-01-01 00:00:00') AS updated_at,
       CONCAT(${address}, '/?p=', w.ID) AS url,
       w.post_status = 'publish' AND NOT EXISTS (
         SELECT 1 FROM ${shop}.${prefix}term_relationships tr
         JOIN ${shop}.${prefix}term_taxonomy tt ON tt.term_taxonomy_id = tr.term_taxonomy_id AND tt.taxonomy = 'product_visibility'
         JOIN ${shop}.${prefix}terms t ON t.term_id = tt.term_id AND t.slug = 'exclude-from-catalog'
         WHERE tr.object_id = w.ID) AS recommendable
FROM ${shop}.${prefix}posts w
WHERE w.post_type = 'product' AND w.post_status IN ('publish', 'private');

-- For recs.shop.events=poll. WooCommerce keeps an index on the stamp; a refund stands for its order.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_order_changes AS
SELECT COALESCE(refunded.id, o.id) AS order_id,
       COALESCE(refunded.customer_id, o.customer_id) AS user_id,
       o.date_updated_gmt AS changed_at
FROM ${shop}.${prefix}wc_orders o
LEFT JOIN ${shop}.${prefix}wc_orders refunded ON refunded.id = o.parent_order_id AND o.type = 'shop_order_refund'
WHERE COALESCE(refunded.customer_id, o.customer_id) > 0;
