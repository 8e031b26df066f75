package dev.recs.job;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.publication.MongoLists;
import dev.recs.publication.RedisPublisher;
import dev.recs.refresh.RefreshSettings;
import dev.recs.stores.SqlTimes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drops profiles and lists of users who are gone from {@code recs_users} or did nothing for long.
 *
 * <p>A run over everybody drops only those who are gone: it has just refreshed the others.
 */
final class Sweep {

    private static final int PAGE = 1_000;

    private final MongoCollection<Document> profiles;
    private final JdbcClient jdbc;
    private final MongoLists lists;
    private final RedisPublisher redis;
    private final RefreshSettings settings;

    Sweep(MongoDatabase database, JdbcClient jdbc, Copies copies, RefreshSettings settings) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
        this.jdbc = jdbc;
        this.lists = copies.lists();
        this.redis = copies.redis();
        this.settings = settings;
    }

    Result run(RunParameters run) {
        List<UserId> doomed = new ArrayList<>();
        long all = 0;
        List<String> page = new ArrayList<>(PAGE);
        for (Document profile :
                profiles.find().projection(Projections.include("_id")).batchSize(PAGE)) {
            all++;
            page.add(profile.getString("_id"));
            if (page.size() == PAGE) {
                doomed.addAll(doomed(page, run));
                page.clear();
            }
        }
        doomed.addAll(doomed(page, run));
        long allowed = Math.max(1, (long) (all * settings.sweepLimit()));
        if (doomed.size() > allowed && !run.force()) {
            return new Result.Refused(doomed.size(), all, allowed);
        }
        for (int from = 0; from < doomed.size(); from += PAGE) {
            List<UserId> part = doomed.subList(from, Math.min(from + PAGE, doomed.size()));
            lists.delete(part);
            redis.delete(part);
        }
        return new Result.Dropped(doomed.size(), all);
    }

    private List<UserId> doomed(List<String> ids, RunParameters run) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<String> kept = new HashSet<>(jdbc.sql("SELECT user_id FROM recs_users WHERE user_id IN (:ids)"
                        + (run.selection() == Selection.ALL
                                ? ""
                                : " AND (last_active_at IS NULL OR last_active_at >= :since)"))
                .param("ids", ids)
                .param("since", SqlTimes.write(run.asOf().minus(settings.dropAfter())))
                .query((row, number) -> row.getString("user_id"))
                .list());
        return ids.stream().filter(id -> !kept.contains(id)).map(UserId::new).toList();
    }

    /** Where profiles and lists lie. */
    record Copies(MongoLists lists, RedisPublisher redis) {}

    /** What a sweep did. */
    sealed interface Result {

        /** @param profiles how many there were */
        record Dropped(long dropped, long profiles) implements Result {}

        /** Dropped none, because it would have been too many. */
        record Refused(long doomed, long profiles, long allowed) implements Result {}
    }
}
