-- Which order line each refund of an imported file took back, so that a repeated import takes back the same one and no other.
CREATE TABLE recs_import_refunds (
  refund_id  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  order_id   VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  quantity   INT NOT NULL,
  PRIMARY KEY (refund_id, product_id, order_id),
  KEY recs_import_refunds_of_line (order_id, product_id)
);

-- What was paid a piece on an order line, for the check of gifts. Nothing in it is well: then gifts are not told by their prices.
CREATE VIEW recs_line_prices AS
SELECT order_id, product_id, unit_price FROM order_lines;
