-- The reference store: what a small web shop keeps. An operator with another schema edits the views of V3 alone.
-- Ids have a binary collation, so that SQL and Java order them alike. Times are UTC.

CREATE TABLE customers (
  customer_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  created_at  DATETIME(3) NOT NULL
);

CREATE TABLE products (
  product_id  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  name        VARCHAR(500) CHARACTER SET utf8mb4,
  category    VARCHAR(200) CHARACTER SET utf8mb4,
  brand       VARCHAR(200) CHARACTER SET utf8mb4,
  description TEXT CHARACTER SET utf8mb4,
  price       DECIMAL(12, 2),
  currency    VARCHAR(3),
  image_url   VARCHAR(1000),
  in_stock    BOOLEAN NOT NULL DEFAULT TRUE,
  updated_at  DATETIME(3) NOT NULL
);

CREATE TABLE orders (
  order_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  customer_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ordered_at  DATETIME(3) NOT NULL,
  KEY orders_by_customer (customer_id, ordered_at)
);

CREATE TABLE order_lines (
  order_id   VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  quantity   INT NOT NULL,
  unit_price DECIMAL(12, 2),
  PRIMARY KEY (order_id, product_id)
);
