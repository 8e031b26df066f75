package dev.recs.jobs.experiments.report;

import dev.recs.model.UserId;
import dev.recs.model.event.EventUserHasher;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.experiments.ExperimentRuns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code recs_events} of the users of an experiment. */
final class ExperimentRows {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final byte[] KEY = "an erasure key of 32 characters.".getBytes(StandardCharsets.UTF_8);
    static final Experiment EXPERIMENT = new Experiment(
            "weights", Metric.CLICK_THROUGH, Instant.MIN, Instant.MAX, List.of(variant("control"), variant("fresh")));

    private final JdbcOperations jdbc;
    private final EventUserHasher hasher = new EventUserHasher(KEY);

    ExperimentRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private static Variant variant(String name) {
        return new Variant(name, 0.5, Map.of(), "");
    }

    static int code(int variant) {
        return EXPERIMENT.nameOf(EXPERIMENT.variants().get(variant)).shortHash();
    }

    void begin() {
        for (String table : List.of("recs_events", "recs_experiments", "recs_experiment_totals", "recs_event_totals")) {
            jdbc.update("DELETE FROM " + table);
        }
        new ExperimentRuns(JdbcClient.create(jdbc)).start(EXPERIMENT, START);
    }

    /** Sees so many products of one answer and follows the first ones. */
    void visit(String user, int variant, Duration after, int[] seenAndClicked) {
        String response = "r-%d-%d".formatted(variant, after.toMinutes());
        for (int i = 0; i < seenAndClicked[0]; i++) {
            insert(user, new Row("impression", "p" + i, response, response, variant), START.plus(after), null, "");
        }
        for (int i = 0; i < seenAndClicked[1]; i++) {
            insert(
                    user,
                    new Row("click", "p" + i, response, response, variant),
                    START.plus(after).plusSeconds(60),
                    null,
                    "");
        }
    }

    /** Of the first product of that answer. */
    void order(String user, int variant, Duration after, String price) {
        String response = "r-%d-%d".formatted(variant, after.toMinutes());
        String[] amount = price.split(" ", 2);
        insert(
                user,
                new Row("order", "p0", "o-" + after.toMinutes() + "-" + price, response, variant),
                START.plus(after).plusSeconds(120),
                new BigDecimal(amount[0]),
                amount[1]);
    }

    private void insert(String user, Row row, Instant at, @Nullable BigDecimal amount, String currency) {
        jdbc.update(
                "INSERT INTO recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf, variant,"
                        + " happened_at, is_settled, amount, currency) VALUES (?, ?, ?, ?, ?, 'recommendations', 'personalized', '', ?, ?, ?, ?, ?)",
                hasher.hash(new UserId(user)),
                row.kind,
                row.product,
                row.reference,
                row.response,
                row.variant < 0 ? 0 : code(row.variant),
                SqlTimes.write(at),
                amount != null,
                amount,
                currency);
    }

    /** @param variant by number, below 0 for none */
    private record Row(String kind, String product, String reference, String response, int variant) {}
}
