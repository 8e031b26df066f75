package dev.recs.jobs.nightly;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.lists.MongoLists;
import dev.recs.stores.lists.RedisPublisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes profiles and lists of users who are no longer in {@code recs_users}, or inactive for long.
 *
 * <p>The nightly job refreshes a user for 90 days after the last activity; 90 days later, 180 after the activity, the list goes. A list that was made
 * later than that on purpose, by a run over everybody or of that user, is kept for the same 90 days.
 */
final class Retention {

    private static final int PAGE = 1_000;

    private final MongoCollection<Document> profiles;
    private final MongoCollection<Document> recommendations;
    private final JdbcClient jdbc;
    private final MongoLists lists;
    private final RedisPublisher redis;
    private final RefreshSettings settings;

    Retention(MongoDatabase database, JdbcClient jdbc, ListStores stores, RefreshSettings settings) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
        this.recommendations = database.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        this.jdbc = jdbc;
        this.lists = stores.lists();
        this.redis = stores.redis();
        this.settings = settings;
    }

    Result run(NightlyJobParameters run) {
        List<UserId> inactive = new ArrayList<>();
        long all = 0;
        List<String> page = new ArrayList<>(PAGE);
        for (Document profile :
                profiles.find().projection(Projections.include("_id")).batchSize(PAGE)) {
            all++;
            page.add(profile.getString("_id"));
            if (page.size() == PAGE) {
                inactive.addAll(inactiveAmong(page, run));
                page.clear();
            }
        }
        inactive.addAll(inactiveAmong(page, run));
        long allowed = Math.max(1, (long) (all * settings.maxDeleteFraction()));
        if (inactive.size() > allowed && !run.force()) {
            return new Result.Refused(inactive.size(), all, allowed);
        }
        for (int from = 0; from < inactive.size(); from += PAGE) {
            List<UserId> part = inactive.subList(from, Math.min(from + PAGE, inactive.size()));
            lists.delete(part);
            redis.delete(part);
        }
        return new Result.Dropped(inactive.size(), all);
    }

    private List<UserId> inactiveAmong(List<String> ids, NightlyJobParameters run) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Instant inactiveSince = run.asOf().minus(settings.retention());
        Set<String> known = new HashSet<>();
        Set<String> inactivity = new HashSet<>();
        jdbc.sql("SELECT user_id, last_active_at FROM recs_users WHERE user_id IN (:ids)")
                .param("ids", ids)
                .query(row -> {
                    known.add(row.getString("user_id"));
                    Instant lastActive = SqlTimes.read(row, "last_active_at");
                    if (lastActive.isAfter(Instant.EPOCH) && lastActive.isBefore(inactiveSince)) {
                        inactivity.add(row.getString("user_id"));
                    }
                });
        inactivity.removeAll(remade(inactivity, run.asOf()));
        return ids.stream()
                .filter(id -> !known.contains(id) || inactivity.contains(id))
                .map(UserId::new)
                .toList();
    }

    /** Those whose list was made on purpose, after the nights had stopped choosing them. */
    private Set<String> remade(Set<String> users, Instant asOf) {
        Set<String> remade = new HashSet<>();
        if (!users.isEmpty()) {
            Date since = Date.from(asOf.minus(settings.retention()).plus(settings.activeWithin()));
            recommendations
                    // Not Filters.and, which hides the ids from a server that plans simply: it would scan all lists.
                    .find(new Document("_id", new Document("$in", users)).append("asOf", new Document("$gt", since)))
                    .projection(Projections.include("_id"))
                    .forEach(list -> remade.add(list.getString("_id")));
        }
        return remade;
    }

    /** The two stores of lists that retention deletes from. */
    record ListStores(MongoLists lists, RedisPublisher redis) {}

    /** What a sweep did. */
    sealed interface Result {

        /** @param profiles how many there were */
        record Dropped(long dropped, long profiles) implements Result {}

        /** Dropped none, because it would have been too many. */
        record Refused(long inactive, long profiles, long allowed) implements Result {}
    }
}
