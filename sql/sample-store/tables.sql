-- The sample shop: what a small web shop keeps, for the demo and for `recs import`. ${shop} and ${recs} stand for the two databases.
-- Ids have a binary collation, so that SQL and Java order them alike. Times are UTC.

CREATE TABLE IF NOT EXISTS ${shop}.customers (
  customer_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  created_at  DATETIME(3) NOT NULL
);

CREATE TABLE IF NOT EXISTS ${shop}.products (
  product_id  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  name        VARCHAR(500) CHARACTER SET utf8mb4,
  category    VARCHAR(200) CHARACTER SET utf8mb4,
  brand       VARCHAR(200) CHARACTER SET utf8mb4,
  description TEXT CHARACTER SET utf8mb4,
  price       DECIMAL(12, 2),
  currency    VARCHAR(3),
  image_url   VARCHAR(1000),
  in_stock    BOOLEAN NOT NULL DEFAULT TRUE,
  updated_at  DATETIME(3) NOT NULL,
  group_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  recommendable BOOLEAN
);

CREATE TABLE IF NOT EXISTS ${shop}.orders (
  order_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  customer_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ordered_at  DATETIME(3) NOT NULL,
  KEY orders_by_customer (customer_id, ordered_at)
);

CREATE TABLE IF NOT EXISTS ${shop}.order_lines (
  order_id   VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  quantity   INT NOT NULL,
  unit_price DECIMAL(12, 2),
  PRIMARY KEY (order_id, product_id)
);

-- What an import settled once for this store: by how many days all its times were moved.
CREATE TABLE IF NOT EXISTS ${shop}.recs_import_shift (
  id         TINYINT NOT NULL PRIMARY KEY,
  shift_days INT NOT NULL
);

-- Which order line each refund of an imported file took back, so that a repeated import takes back the same one and no other.
CREATE TABLE IF NOT EXISTS ${shop}.recs_import_refunds (
  refund_id  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  order_id   VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  quantity   INT NOT NULL,
  PRIMARY KEY (refund_id, product_id, order_id),
  KEY recs_import_refunds_of_line (order_id, product_id)
);
