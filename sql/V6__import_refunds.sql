-- Which order line each refund of an imported file took back, so that a repeated import takes back the same one and no other.
CREATE TABLE recs_import_refunds (
  refund_id  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  order_id   VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  quantity   INT NOT NULL,
  PRIMARY KEY (refund_id, product_id, order_id),
  KEY recs_import_refunds_of_line (order_id, product_id)
);
