-- The outbox: a row for every change that makes a user's list old, written by the shop's triggers in the transaction of the change itself, so
-- that a shop changes no code and a rolled-back order leaves no row. docs/explanation/freshness.md tells the way from here to the list.
-- Rows are only ever inserted by the triggers, and deleted by their primary key, so that no order waits for another on this table.

CREATE TABLE IF NOT EXISTS refresh_outbox (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id     VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  cause       VARCHAR(20) NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  -- From when on a refresh sees the change: the time of the order, which a store's clock may put a little into the future.
  visible_at  DATETIME(3) NOT NULL,
  -- When the relay last put it into the queue.
  sent_at     DATETIME(3) NULL,
  KEY refresh_outbox_unsent (sent_at),
  KEY refresh_outbox_by_user (user_id)
);
