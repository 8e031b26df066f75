-- Our own tables beside the store's.

CREATE TABLE recs_activity (
  user_id        VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  last_active_at DATETIME(3) NOT NULL
);

CREATE TABLE recs_personalization (
  user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  enabled    BOOLEAN NOT NULL,
  changed_at DATETIME(3) NOT NULL
);

-- What an import settled once for this store: by how many days all its times were moved.
CREATE TABLE recs_import_shift (
  id         TINYINT NOT NULL PRIMARY KEY,
  shift_days INT NOT NULL
);

CREATE TABLE recs_skipped_users (
  run_id     VARCHAR(64) NOT NULL,
  user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason     VARCHAR(1000) CHARACTER SET utf8mb4 NOT NULL,
  skipped_at DATETIME(3) NOT NULL,
  PRIMARY KEY (run_id, user_id)
);
