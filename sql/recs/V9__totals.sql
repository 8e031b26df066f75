-- What erased users had come to, so that figures of the past stay when their rows go: sums over users, never a user.
-- A quantity is impressions, orders-before, clicks, carts, orders or revenue; of each: users with some, the sum over users of it, of its
-- square, and of its products with the impressions and the orders before. acting of impressions is the number of users.

CREATE TABLE IF NOT EXISTS recs_experiment_totals (
  experiment       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  variant          INT NOT NULL,
  quantity         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency         VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  acting           BIGINT NOT NULL,
  total            DECIMAL(30, 4) NOT NULL,
  squares          DECIMAL(50, 8) NOT NULL,
  by_impressions   DECIMAL(40, 4) NOT NULL,
  by_orders_before DECIMAL(40, 4) NOT NULL,
  PRIMARY KEY (experiment, variant, quantity, currency)
);

-- Of a user who was shown something on several days, or at several places, each of these is counted for itself.
CREATE TABLE IF NOT EXISTS recs_event_totals (
  happened_on    DATE NOT NULL,
  placement      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shelf          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  variant        INT NOT NULL,
  quantity       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency       VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  acting         BIGINT NOT NULL,
  total          DECIMAL(30, 4) NOT NULL,
  squares        DECIMAL(50, 8) NOT NULL,
  by_impressions DECIMAL(40, 4) NOT NULL,
  PRIMARY KEY (happened_on, placement, source, shelf, variant, quantity, currency)
);
