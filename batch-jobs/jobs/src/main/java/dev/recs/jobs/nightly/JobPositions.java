package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.shop.ShopUsers.Range;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far each partition of a run has come, in {@code recs_job_positions}: what of its range of ids is left, and what became of the
 * users before.
 *
 * <p>Both are written together, after a chunk was saved and published; so a continued run does a chunk again at most, and its account is
 * that of the whole run. Not in Spring Batch's contexts: those are opaque to erasure.
 */
final class JobPositions {

    private static final TypeReference<Map<Outcome, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    JobPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The numbers of a run's partitions, from 0; empty before {@link #create}. */
    List<Integer> partitions(long run) {
        return jdbc.sql("SELECT partition_number FROM recs_job_positions WHERE run_id = ? ORDER BY partition_number")
                .param(run)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** @param cuts ids that each end a partition; the last partition has no end */
    void create(long run, List<String> cuts) {
        String after = "";
        for (int number = 0; number <= cuts.size(); number++) {
            String upTo = number < cuts.size() ? cuts.get(number) : null;
            jdbc.sql("INSERT INTO recs_job_positions VALUES (:run, :partition, :after, :upTo, :account)")
                    .param("run", run)
                    .param("partition", number)
                    .param("after", after)
                    .param("upTo", upTo)
                    .param("account", write(RefreshAccount.NONE))
                    .update();
            after = upTo;
        }
    }

    Position load(long run, int partition) {
        return jdbc.sql("SELECT * FROM recs_job_positions WHERE run_id = ? AND partition_number = ?")
                .params(run, partition)
                .query((row, number) -> new Position(
                        new Range(row.getString("after_user_id"), row.getString("up_to_user_id")),
                        read(row.getString("account"))))
                .single();
    }

    /** @param last of the users that are done */
    void save(long run, int partition, UserId last, RefreshAccount account) {
        jdbc.sql("""
                UPDATE recs_job_positions SET after_user_id = :last, account = :account
                WHERE run_id = :run AND partition_number = :partition
                """)
                .param("last", last.value())
                .param("account", write(account))
                .param("run", run)
                .param("partition", partition)
                .update();
    }

    /** The run is done and will not be continued: its account stays, ids go. */
    void forgetUsers(long run) {
        jdbc.sql("UPDATE recs_job_positions SET after_user_id = '', up_to_user_id = NULL WHERE run_id = ?")
                .param(run)
                .update();
    }

    /** Of all partitions together. */
    RefreshAccount account(long run) {
        return jdbc
                .sql("SELECT account FROM recs_job_positions WHERE run_id = ?")
                .param(run)
                .query((row, number) -> read(row.getString(1)))
                .list()
                .stream()
                .reduce(RefreshAccount.NONE, RefreshAccount::plus);
    }

    private static String write(RefreshAccount account) {
        return JsonMapper.shared().writeValueAsString(account.counts());
    }

    private static RefreshAccount read(String account) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        counts.putAll(JsonMapper.shared().readValue(account, COUNTS));
        return new RefreshAccount(counts);
    }

    /**
     * Where a partition goes on.
     *
     * @param left the ids that are not done
     * @param account of those that are
     */
    record Position(Range left, RefreshAccount account) {}
}
