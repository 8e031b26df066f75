-- What is in the shop: a line for each row.

SELECT 'users' AS finding, CAST(COUNT(*) AS CHAR) AS amount FROM ${shop}.${users}users u WHERE ${members}
UNION ALL
SELECT CONCAT('orders ', status, IF(status IN (${states}), ', count', ', do not count')), CAST(COUNT(*) AS CHAR)
FROM ${shop}.${prefix}wc_orders WHERE type = 'shop_order' GROUP BY status
UNION ALL
SELECT 'orders of guests, in no state read', CAST(COUNT(*) AS CHAR) FROM ${shop}.${prefix}wc_orders WHERE type = 'shop_order' AND COALESCE(customer_id, 0) = 0
UNION ALL
SELECT 'refunds', CAST(COUNT(*) AS CHAR) FROM ${shop}.${prefix}wc_orders WHERE type = 'shop_order_refund'
UNION ALL
SELECT CONCAT('orders in ', currency), CAST(COUNT(*) AS CHAR) FROM ${shop}.${prefix}wc_orders WHERE type = 'shop_order' GROUP BY currency
UNION ALL
SELECT 'orders from', CONCAT(CAST(MIN(date_created_gmt) AS CHAR), ' to ', CAST(MAX(date_created_gmt) AS CHAR))
FROM ${shop}.${prefix}wc_orders WHERE type = 'shop_order'
UNION ALL
SELECT 'products', CAST(COUNT(*) AS CHAR) FROM ${shop}.${prefix}posts WHERE post_type = 'product' AND post_status IN ('publish', 'private');
