package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The users of a selection in pages, ordered by id: each page begins after the last id of the one before. */
public final class UserPages {

    private final JdbcClient jdbc;
    private final RefreshSettings settings;

    public UserPages(JdbcClient jdbc, RefreshSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** @return at most a chunk of users; empty at the end of the range */
    public List<Candidate> page(Selection selection, Instant asOf, Range range) {
        return jdbc.sql("SELECT user_id, last_active_at FROM recs_users WHERE user_id > :after"
                        + (range.upTo().isEmpty() ? "" : " AND user_id <= :upTo")
                        + (selection == Selection.ALL ? "" : " AND last_active_at >= :since")
                        + " ORDER BY user_id LIMIT " + settings.chunkSize())
                .param("after", range.after())
                .param("upTo", range.upTo())
                .param("since", since(asOf))
                .query((row, number) ->
                        new Candidate(new UserId(row.getString("user_id")), SqlTimes.read(row, "last_active_at")))
                .list();
    }

    /** For {@link Selection#STALE} an upper bound. */
    public long count(Selection selection, Instant asOf) {
        return jdbc.sql("SELECT COUNT(*) FROM recs_users"
                        + (selection == Selection.ALL ? "" : " WHERE last_active_at >= :since"))
                .param("since", since(asOf))
                .query(Long.class)
                .single();
    }

    /** Ids that cut all users into parts of the same size; fewer if there are few users. */
    List<String> quantiles(int parts) {
        long users =
                jdbc.sql("SELECT COUNT(*) FROM recs_users").query(Long.class).single();
        List<String> cuts = new ArrayList<>();
        for (int part = 1; part < parts; part++) {
            long offset = users * part / parts;
            jdbc.sql("SELECT user_id FROM recs_users ORDER BY user_id LIMIT 1 OFFSET " + offset)
                    .query(String.class)
                    .optional()
                    .filter(cut -> !cuts.contains(cut))
                    .ifPresent(cuts::add);
        }
        return cuts;
    }

    private java.time.LocalDateTime since(Instant asOf) {
        return SqlTimes.write(asOf.minus(settings.activeWithin()));
    }

    /** @param lastActiveAt {@link Instant#EPOCH} if the user never did anything */
    public record Candidate(UserId userId, Instant lastActiveAt) {}

    /**
     * A range of ids.
     *
     * @param after exclusive; empty: from the first
     * @param upTo inclusive; empty: to the last
     */
    public record Range(String after, String upTo) {

        public static final Range WHOLE = new Range("", "");

        public Range from(UserId last) {
            return new Range(last.value(), upTo);
        }
    }
}
