-- Experiments that were started, each once: an answer and an event know their variant by a hash of the names alone.
-- The definition is that of the file when it was started, as JSON; a process whose file says otherwise refuses to work.

CREATE TABLE IF NOT EXISTS recs_experiments (
  name            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  definition      MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  definition_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at      DATETIME(3) NOT NULL,
  stopped_at      DATETIME(3) NULL
);
