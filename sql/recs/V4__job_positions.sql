-- How far each partition of a nightly job has come, and what became of the users up to there. Erasure replaces an erased id by the next
-- smaller one; the ids go when the run is done.

CREATE TABLE IF NOT EXISTS recs_job_positions (
  run_id           BIGINT NOT NULL,
  partition_number INT NOT NULL,
  after_user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  up_to_user_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  account          VARCHAR(1000) CHARACTER SET utf8mb4 NOT NULL,
  PRIMARY KEY (run_id, partition_number),
  KEY recs_job_positions_by_after (after_user_id),
  KEY recs_job_positions_by_up_to (up_to_user_id)
);

-- Until 1.0 they held ids, as serialised Java. The framework reads a missing one as empty: a run that is continued does its users again.
DELETE FROM BATCH_STEP_EXECUTION_CONTEXT;
DELETE FROM BATCH_JOB_EXECUTION_CONTEXT;
