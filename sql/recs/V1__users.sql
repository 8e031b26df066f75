-- What we keep of users in MySQL. Every statement of a migration may be run again: MySQL has no transactional DDL.

CREATE TABLE IF NOT EXISTS recs_activity (
  user_id        VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  last_active_at DATETIME(3) NOT NULL
);

CREATE TABLE IF NOT EXISTS recs_personalization (
  user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  enabled    BOOLEAN NOT NULL,
  changed_at DATETIME(3) NOT NULL
);

CREATE TABLE IF NOT EXISTS recs_skipped_users (
  run_id     VARCHAR(64) NOT NULL,
  user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason     VARCHAR(1000) CHARACTER SET utf8mb4 NOT NULL,
  skipped_at DATETIME(3) NOT NULL,
  PRIMARY KEY (run_id, user_id)
);
