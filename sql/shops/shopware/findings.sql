-- What is in the shop: a line for each row.

SELECT 'users' AS finding, CAST(COUNT(*) AS CHAR) AS amount FROM ${shop}.customer WHERE guest = 0
UNION ALL
SELECT 'guests, not read', CAST(COUNT(*) AS CHAR) FROM ${shop}.customer WHERE guest = 1
UNION ALL
SELECT CONCAT('orders ', s.technical_name, ', payment ', ts.technical_name, IF(s.technical_name <> 'cancelled' AND ts.technical_name IN (${states}), ', count', ', do not count')),
       CAST(COUNT(*) AS CHAR)
FROM ${shop}.`order` o
JOIN ${shop}.state_machine_state s ON s.id = o.state_id
JOIN ${shop}.order_transaction t ON t.order_id = o.id AND t.order_version_id = o.version_id
JOIN ${shop}.state_machine_state ts ON ts.id = t.state_id
WHERE o.version_id = ${live}
GROUP BY s.technical_name, ts.technical_name
UNION ALL
SELECT CONCAT('orders in ', cu.iso_code), CAST(COUNT(*) AS CHAR) FROM ${shop}.`order` o JOIN ${shop}.currency cu ON cu.id = o.currency_id
WHERE o.version_id = ${live} GROUP BY cu.iso_code
UNION ALL
SELECT 'orders from', CONCAT(CAST(MIN(order_date_time) AS CHAR), ' to ', CAST(MAX(order_date_time) AS CHAR)) FROM ${shop}.`order` WHERE version_id = ${live}
UNION ALL
SELECT 'products', CAST(COUNT(*) AS CHAR) FROM ${shop}.product WHERE version_id = ${live};
