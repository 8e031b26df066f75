-- What the orders of each user were when the nightly job compared them last: how many lines, and the sum of a checksum of each. No product and
-- no order is in it. A user without lines has no row; the row of the empty user says that all users were compared once.

CREATE TABLE IF NOT EXISTS recs_compared_orders (
  user_id     VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  order_lines BIGINT NOT NULL,
  checksum    BIGINT NOT NULL
);
