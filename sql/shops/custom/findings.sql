-- What is in the shop: queries of two columns, what and how much of it, shown before anything is applied.

SELECT 'users' AS finding, CAST(COUNT(*) AS CHAR) AS amount FROM ${shop}.accounts;

SELECT CONCAT('orders ', state, IF(state IN (${states}), ', count', ', do not count')), CAST(COUNT(*) AS CHAR) FROM ${shop}.sales GROUP BY state;

SELECT 'products', CAST(COUNT(*) AS CHAR) FROM ${shop}.articles;
