-- What is in the shop: a line for each row.

SELECT 'users' AS finding, CAST(COUNT(*) AS CHAR) AS amount FROM ${shop}.users
UNION ALL
SELECT CONCAT('orders ', status, IF(status IN (${states}), ', count', ', do not count')), CAST(COUNT(*) AS CHAR) FROM ${shop}.orders GROUP BY status
UNION ALL
SELECT 'orders of guests, in no state read', CAST(COUNT(*) AS CHAR) FROM ${shop}.orders WHERE user_id IS NULL
UNION ALL
SELECT 'orders from', CONCAT(CAST(MIN(created_at) AS CHAR), ' to ', CAST(MAX(created_at) AS CHAR)) FROM ${shop}.orders
UNION ALL
SELECT 'products', CAST(COUNT(*) AS CHAR) FROM ${shop}.products;
