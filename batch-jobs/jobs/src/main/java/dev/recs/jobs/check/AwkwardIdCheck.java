package dev.recs.jobs.check;

import dev.recs.jobs.imports.rows.AwkwardIds;
import dev.recs.stores.shop.IdColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ids that need care in the path of an address. It never fails: each can be read, excluded and erased. */
final class AwkwardIdCheck implements DataCheck {

    private static final int EXAMPLES = 5;
    private static final double ALLOWED = 1;
    private static final int FETCH_SIZE = 10_000;

    private final String view;
    private final String column;
    private final IdColumn ids;

    /**
     * @param view one of ours
     * @param column of the ids
     * @param ids reads them
     */
    AwkwardIdCheck(String view, String column, IdColumn ids) {
        this.view = view;
        this.column = column;
        this.ids = ids;
    }

    @Override
    public String subject() {
        return "ids in %s that need care".formatted(view);
    }

    @Override
    public String advice() {
        return "encode them in the path of an address, or name them by a query parameter";
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        long[] counts = new long[2];
        List<String> examples = new ArrayList<>();
        store.sql("SELECT %s FROM %s WHERE %s IS NOT NULL".formatted(column, view, column))
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    counts[0]++;
                    String id = ids.text(row, column);
                    AwkwardIds.find(id).ifPresent(trouble -> {
                        counts[1]++;
                        if (examples.size() < EXAMPLES) {
                            examples.add("%s (%s)".formatted(id, trouble.advice()));
                        }
                    });
                });
        return new CheckResult(subject(), counts[0], counts[1], ALLOWED, examples, advice());
    }
}
