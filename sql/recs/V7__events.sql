-- What users did with products that a response showed. The user is a keyed hash. An event is one row, whoever writes it how often: reference is
-- the id of the response, of an order that of the order.
-- An order is settled once it was seen among the purchases of the shop; its amount follows them and is NULL where the shop tells no price.

CREATE TABLE IF NOT EXISTS recs_events (
  id                BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_hash         CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind              VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  product_id        VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reference         VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  recommendation_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  placement         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source            VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shelf             VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  variant           INT NOT NULL,
  happened_at       DATETIME(3) NOT NULL,
  is_settled        BOOLEAN NOT NULL DEFAULT FALSE,
  amount            DECIMAL(18, 4) NULL,
  currency          VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  UNIQUE KEY recs_events_once (user_hash, kind, product_id, reference),
  KEY recs_events_by_time (happened_at)
);
