-- Shopware 6.5 or newer. Ids are BINARY(16), as text 32 hexadecimal digits; times are UTC; only the live version of an order or product.
-- not read: carts, drafts of orders (other versions), guests and their orders, cancelled orders, and those without a payment in one of the states ${states}
-- not read: line items that are no products (promotions, credits, containers)
-- not read: a refund of an amount without positions, which changes nothing
-- not read: pictures of products, names in other languages than the system's, prices in other currencies than the default

CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_users AS
SELECT c.id AS user_id,
       c.created_at,
       c.last_login AS last_active_at
FROM ${shop}.customer c
WHERE c.guest = 0;

-- A quantity is what was bought less the positions of finished refunds.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_purchases AS
SELECT oc.customer_id AS user_id,
       o.id AS order_id,
       CAST(UNHEX(i.referenced_id) AS BINARY(16)) AS product_id,
       i.quantity - COALESCE((
         SELECT SUM(pos.quantity) FROM ${shop}.order_transaction_capture_refund_position pos
         JOIN ${shop}.order_transaction_capture_refund r ON r.id = pos.refund_id AND r.version_id = pos.refund_version_id
         JOIN ${shop}.state_machine_state rs ON rs.id = r.state_id AND rs.technical_name = 'completed'
         WHERE pos.order_line_item_id = i.id AND pos.order_line_item_version_id = i.version_id), 0) AS quantity,
       o.order_date_time AS purchased_at,
       CAST(i.unit_price AS DECIMAL(12, 2)) AS unit_price,
       cu.iso_code AS currency
FROM ${shop}.order_customer oc
JOIN ${shop}.customer c ON c.id = oc.customer_id AND c.guest = 0
JOIN ${shop}.`order` o ON o.id = oc.order_id AND o.version_id = oc.order_version_id
JOIN ${shop}.state_machine_state s ON s.id = o.state_id AND s.technical_name <> 'cancelled'
JOIN ${shop}.currency cu ON cu.id = o.currency_id
JOIN ${shop}.order_line_item i ON i.order_id = o.id AND i.order_version_id = o.version_id AND i.type = 'product'
WHERE oc.order_version_id = ${live} AND oc.version_id = ${live} AND i.referenced_id REGEXP '^[0-9a-fA-F]{32}$'
  AND EXISTS (SELECT 1 FROM ${shop}.order_transaction t
              JOIN ${shop}.state_machine_state ts ON ts.id = t.state_id AND ts.technical_name IN (${states})
              WHERE t.order_id = o.id AND t.order_version_id = o.version_id)
  AND i.quantity > COALESCE((
         SELECT SUM(pos.quantity) FROM ${shop}.order_transaction_capture_refund_position pos
         JOIN ${shop}.order_transaction_capture_refund r ON r.id = pos.refund_id AND r.version_id = pos.refund_version_id
         JOIN ${shop}.state_machine_state rs ON rs.id = r.state_id AND rs.technical_name = 'completed'
         WHERE pos.order_line_item_id = i.id AND pos.order_line_item_version_id = i.version_id), 0);

-- A variant has of its main product what it does not say itself. A main product with variants cannot be bought.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_products AS
SELECT w.id AS product_id,
       COALESCE(own.name, main_text.name) AS name,
       (SELECT MIN(ct.name) FROM ${shop}.product_category pc
        JOIN ${shop}.category_translation ct ON ct.category_id = pc.category_id AND ct.category_version_id = pc.category_version_id AND ct.language_id = ${language}
        WHERE pc.product_id = COALESCE(w.parent_id, w.id) AND pc.product_version_id = ${live}) AS category,
       (SELECT MIN(mt.name) FROM ${shop}.product_manufacturer_translation mt
        WHERE mt.product_manufacturer_id = COALESCE(w.product_manufacturer_id, main.product_manufacturer_id)
          AND mt.product_manufacturer_version_id = COALESCE(w.product_manufacturer_version_id, main.product_manufacturer_version_id)
          AND mt.language_id = ${language}) AS brand,
       TRIM(REGEXP_REPLACE(LEFT(COALESCE(own.description, main_text.description), 4000), '<[^>]*>', ' ')) AS description,
       CAST(JSON_UNQUOTE(JSON_EXTRACT(COALESCE(w.price, main.price), '$.cb7d2554b0ce847cd82f3ac9bd1c0dfca.gross')) AS DECIMAL(12, 2)) AS price,
       (SELECT cu.iso_code FROM ${shop}.currency cu WHERE cu.id = ${currency}) AS currency,
       CAST(NULL AS CHAR(1)) AS image_url,
       w.available = 1 AND COALESCE(w.active, main.active, 0) = 1 AS in_stock,
       COALESCE(w.updated_at, w.created_at) AS updated_at,
       w.parent_id AS group_id,
       -- The storefront's own path of a product; it leads to the address that search engines know.
       CONCAT('/detail/', LOWER(HEX(w.id))) AS url,
       COALESCE(w.active, main.active, 0) = 1
         AND NOT EXISTS (SELECT 1 FROM ${shop}.product variant WHERE variant.parent_id = w.id AND variant.parent_version_id = w.version_id)
         AND EXISTS (SELECT 1 FROM ${shop}.product_visibility v
                     WHERE v.product_id = COALESCE(w.parent_id, w.id) AND v.product_version_id = ${live} AND v.visibility >= 20) AS recommendable
FROM ${shop}.product w
LEFT JOIN ${shop}.product main ON main.id = w.parent_id AND main.version_id = w.parent_version_id
LEFT JOIN ${shop}.product_translation own ON own.product_id = w.id AND own.product_version_id = w.version_id AND own.language_id = ${language}
LEFT JOIN ${shop}.product_translation main_text ON main_text.product_id = main.id AND main_text.product_version_id = main.version_id AND main_text.language_id = ${language}
WHERE w.version_id = ${live};

-- For recs.shop.events=poll, which Shopware cannot have as it comes: its orders have no index on the stamp.
CREATE OR REPLACE ALGORITHM = MERGE DEFINER = ${definer} SQL SECURITY DEFINER VIEW ${recs}.recs_order_changes AS
SELECT o.id AS order_id, oc.customer_id AS user_id, o.updated_at AS changed_at
FROM ${shop}.`order` o
JOIN ${shop}.order_customer oc ON oc.order_id = o.id AND oc.order_version_id = o.version_id
WHERE o.version_id = ${live} AND oc.customer_id IS NOT NULL AND o.updated_at IS NOT NULL;
