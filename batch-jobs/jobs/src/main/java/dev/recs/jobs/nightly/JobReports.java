package dev.recs.jobs.nightly;

import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.MissingVectors;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each run did, in {@code recs_run_reports}. A run that is continued keeps its row; what it sent is added up. */
public final class JobReports {

    private final JdbcClient jdbc;
    private final JobPositions positions;

    JobReports(JdbcClient jdbc, JobPositions positions) {
        this.jdbc = jdbc;
        this.positions = positions;
    }

    static long idOf(JobExecution execution) {
        return execution.getJobInstance().getInstanceId();
    }

    /** The account over all partitions and restarts of a run. */
    RefreshAccount account(JobInstance run) {
        return positions.account(run.getInstanceId());
    }

    /** Also lets go of the ids of users whom the run had come to, if it will not be continued. */
    void save(JobExecution execution, RefreshAccount account, Sent sent, Instant now) {
        NightlyJobParameters run = NightlyJobParameters.parse(execution.getJobParameters());
        jdbc.sql("""
                INSERT INTO recs_run_reports
                  (run_id, selection, as_of, started_at, finished_at, status, users_read, account, texts_sent, tokens_sent)
                VALUES (:id, :selection, :asOf, :startedAt, :now, :status, :read, :account, :texts, :tokens)
                ON DUPLICATE KEY UPDATE finished_at = VALUES(finished_at), status = VALUES(status),
                  users_read = VALUES(users_read), account = VALUES(account),
                  texts_sent = texts_sent + VALUES(texts_sent), tokens_sent = tokens_sent + VALUES(tokens_sent)
                """)
                .param("id", execution.getJobInstance().getInstanceId())
                .param("selection", run.selection().describe())
                .param("asOf", SqlTimes.write(run.asOf()))
                .param("startedAt", SqlTimes.write(sent.since()))
                .param("now", SqlTimes.write(now))
                .param("status", execution.getStatus().name())
                .param("read", account.read())
                .param(
                        "account",
                        sent.missing().texts() == 0
                                ? account.describe()
                                : account.describe() + ", " + sent.missing().describe())
                .param("texts", sent.texts())
                .param("tokens", sent.tokens())
                .update();
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            positions.forgetUsers(idOf(execution));
        }
    }

    Optional<Instant> lastCompleted(Selection selection) {
        return jdbc.sql("""
                        SELECT MAX(finished_at) AS finished_at FROM recs_run_reports
                        WHERE selection = :selection AND status = 'COMPLETED' HAVING finished_at IS NOT NULL
                        """)
                .param("selection", selection.describe())
                .query((row, number) -> SqlTimes.read(row, "finished_at"))
                .optional();
    }

    /** The newest first. */
    public List<JobReport> newest(int limit) {
        return jdbc.sql("SELECT * FROM recs_run_reports ORDER BY started_at DESC, run_id DESC LIMIT " + limit)
                .query((row, number) -> new JobReport(
                        row.getString("selection"),
                        SqlTimes.read(row, "as_of"),
                        SqlTimes.read(row, "started_at"),
                        SqlTimes.read(row, "finished_at"),
                        row.getString("status"),
                        row.getLong("users_read"),
                        row.getString("account"),
                        row.getLong("texts_sent"),
                        row.getLong("tokens_sent")))
                .list();
    }

    /** What went to the embedding provider since a moment, and what came back without a vector. */
    record Sent(Instant since, long texts, long tokens, MissingVectors missing) {}
}
