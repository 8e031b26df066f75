package dev.recs.jobs.nightly;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.lists.MongoLists;
import dev.recs.stores.lists.RedisPublisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes profiles and lists of users who are no longer in {@code recs_users}, or inactive for long.
 *
 * <p>The nightly job refreshes a user for 90 days after the last activity; 90 days later, 180 after the activity, the list goes. A list that was made
 * later than that on purpose, by a run over everybody or of that user, is kept for the same 90 days.
 *
 * <p>A profile that was made of later activity than the shop still has tells that orders were deleted, refunded or moved to another
 * user. Nights do not choose such a user, so this step refreshes what is left, or nothing is left and the list goes.
 */
final class Retention {

    private static final int PAGE = 1_000;

    private final MongoCollection<Document> profiles;
    private final MongoCollection<Document> recommendations;
    private final JdbcClient jdbc;
    private final MongoLists lists;
    private final RedisPublisher redis;
    private final CurrentPipeline pipeline;
    private final RefreshSettings settings;

    Retention(
            MongoDatabase database,
            JdbcClient jdbc,
            ListStores stores,
            CurrentPipeline pipeline,
            RefreshSettings settings) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
        this.recommendations = database.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        this.jdbc = jdbc;
        this.lists = stores.lists();
        this.redis = stores.redis();
        this.pipeline = pipeline;
        this.settings = settings;
    }

    Result run(NightlyJobParameters run) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        long all = 0;
        Map<String, Instant> page = new HashMap<>();
        for (Document profile : profiles.find()
                .projection(Projections.include("_id", "activityUntil"))
                .batchSize(PAGE)) {
            all++;
            page.put(profile.getString("_id"), activityUntil(profile));
            if (page.size() == PAGE) {
                add(found, page, run);
                page.clear();
            }
        }
        add(found, page, run);
        long allowed = Math.max(1, (long) (all * settings.maxDeleteFraction()));
        if (found.count() > allowed && !run.force()) {
            return new Result.Refused(found.count(), all, allowed);
        }
        forEachPart(found.inactive(), PAGE, part -> {
            lists.delete(part);
            redis.delete(part);
        });
        forEachPart(
                found.outdated(),
                settings.chunkSize(),
                part -> pipeline.current().refresh(part, run.asOf()));
        return new Result.Dropped(found.inactive().size(), found.outdated().size(), all);
    }

    /** A document that is not of our form is judged by its user alone. */
    private static Instant activityUntil(Document profile) {
        return profile.get("activityUntil") instanceof Date until ? until.toInstant() : Instant.EPOCH;
    }

    private static void forEachPart(List<UserId> users, int size, Consumer<List<UserId>> work) {
        for (int from = 0; from < users.size(); from += size) {
            work.accept(users.subList(from, Math.min(from + size, users.size())));
        }
    }

    /** @param activityUntil of the profiles of a page of users */
    private void add(Found found, Map<String, Instant> activityUntil, NightlyJobParameters run) {
        if (activityUntil.isEmpty()) {
            return;
        }
        Instant inactiveSince = run.asOf().minus(settings.retention());
        Set<String> known = new HashSet<>();
        Set<String> inactivity = new HashSet<>();
        Set<String> outdated = new HashSet<>();
        jdbc.sql("SELECT user_id, last_active_at FROM recs_users WHERE user_id IN (:ids)")
                .param("ids", activityUntil.keySet())
                .query(row -> {
                    known.add(row.getString("user_id"));
                    Instant lastActive = SqlTimes.read(row, "last_active_at");
                    if (lastActive.isAfter(Instant.EPOCH) && lastActive.isBefore(inactiveSince)) {
                        inactivity.add(row.getString("user_id"));
                    }
                    if (lastActive.isBefore(activityUntil.getOrDefault(row.getString("user_id"), Instant.EPOCH))) {
                        outdated.add(row.getString("user_id"));
                    }
                });
        inactivity.removeAll(remade(inactivity, run.asOf()));
        outdated.removeAll(inactivity);
        outdated.forEach(id -> found.outdated().add(new UserId(id)));
        activityUntil.keySet().stream()
                .filter(id -> !known.contains(id) || inactivity.contains(id))
                .map(UserId::new)
                .forEach(found.inactive()::add);
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

    /**
     * Whose profile is not as it should be.
     *
     * @param inactive deleted, or inactive for long
     * @param outdated with a profile of activity that the shop has no more
     */
    private record Found(List<UserId> inactive, List<UserId> outdated) {

        int count() {
            return inactive.size() + outdated.size();
        }
    }

    /** What a run did. */
    sealed interface Result {

        /**
         * @param outdated users who were refreshed because the shop has less of them than their profile
         * @param profiles how many there were
         */
        record Dropped(long dropped, long outdated, long profiles) implements Result {}

        /** Dropped none, because it would have been too many. */
        record Refused(long found, long profiles, long allowed) implements Result {}
    }
}
