package dev.recs.stores.erasure;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.recs.model.Tombstone;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.UserBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Tombstones in MongoDB, collection {@code erasure_marks}: {@code erasedAt}, {@code lastListedAt} for their expiry, and the {@code bucket} of their key in Redis.
 *
 * <p>Read from the primary and with majority, whatever the address says: an old copy would bring a user back.
 */
public final class MongoTombstones implements Tombstones {

    private static final String ERASED_AT = "erasedAt";
    private static final String LAST_LISTED_AT = "lastListedAt";
    private static final String BUCKET = "bucket";

    private final MongoCollection<Document> tombstones;
    private final TombstoneHasher hasher;

    /** @param key of the tombstones, the same in every process */
    public MongoTombstones(MongoDatabase database, byte[] key) {
        this.tombstones = database.getCollection(MongoCollections.ERASURE_MARKS)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.hasher = new TombstoneHasher(key);
    }

    @Override
    public void add(UserId user, Instant erasedAt) {
        tombstones.updateOne(
                Filters.eq("_id", idOf(user)),
                Updates.combine(
                        Updates.set(ERASED_AT, Date.from(erasedAt)),
                        Updates.set(BUCKET, UserBucket.of(user).number())),
                new UpdateOptions().upsert(true));
    }

    @Override
    public Map<UserId, Instant> erasedAt(Collection<UserId> users) {
        Map<String, UserId> userByTombstone = HashMap.newHashMap(users.size());
        users.forEach(user -> userByTombstone.put(idOf(user), user));
        Map<UserId, Instant> erased = new HashMap<>();
        if (!userByTombstone.isEmpty()) {
            for (Document tombstone : tombstones
                    .find(Filters.in("_id", userByTombstone.keySet()))
                    .projection(Projections.include(ERASED_AT))) {
                UserId user = userByTombstone.get(tombstone.getString("_id"));
                if (user != null) {
                    erased.put(user, time(tombstone, ERASED_AT).orElse(Instant.MAX));
                }
            }
        }
        return erased;
    }

    @Override
    public void lift(Map<UserId, Instant> createdAt) {
        createdAt.forEach((user, created) -> tombstones.deleteOne(
                new Document("_id", idOf(user)).append(ERASED_AT, new Document("$lt", Date.from(created)))));
    }

    @Override
    public void remove(UserId user) {
        tombstones.deleteOne(Filters.eq("_id", idOf(user)));
    }

    /** When somebody was last erased; {@link Instant#EPOCH} if nobody was. */
    Instant newest() {
        Document newest = tombstones
                .find(Filters.exists(ERASED_AT))
                .sort(Sorts.descending(ERASED_AT))
                .first();
        return newest == null ? Instant.EPOCH : time(newest, ERASED_AT).orElse(Instant.EPOCH);
    }

    /** Up to {@code size} tombstones after one, by id: a range of memory whatever their number. */
    List<Stored> page(@Nullable Tombstone after, int size) {
        List<Stored> page = new ArrayList<>(size);
        for (Document document : tombstones
                .find(after == null ? new Document() : Filters.gt("_id", after.hex()))
                .sort(Sorts.ascending("_id"))
                .limit(size)) {
            page.add(new Stored(
                    new Tombstone(document.getString("_id")),
                    time(document, ERASED_AT).orElse(Instant.EPOCH),
                    time(document, LAST_LISTED_AT).orElse(Instant.EPOCH),
                    Optional.ofNullable(document.getInteger(BUCKET)).map(UserBucket::new)));
        }
        return page;
    }

    /** Those among tombstones that are there, in one query. */
    List<Tombstone> present(Collection<Tombstone> some) {
        List<Tombstone> present = new ArrayList<>();
        tombstones
                .find(Filters.in("_id", ids(some)))
                .projection(Projections.include("_id"))
                .forEach(document -> present.add(new Tombstone(document.getString("_id"))));
        return present;
    }

    /** @param listed tombstones that are there, and the bucket of each one's user, which release 1.0.0 did not write */
    void setListed(Map<Tombstone, UserBucket> listed, Instant at) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>(listed.size());
        listed.forEach((tombstone, bucket) -> updates.add(new UpdateOneModel<>(
                Filters.eq("_id", tombstone.hex()),
                Updates.combine(Updates.set(LAST_LISTED_AT, Date.from(at)), Updates.set(BUCKET, bucket.number())))));
        if (!updates.isEmpty()) {
            tombstones.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        }
    }

    /** Deletes those among tombstones that nothing has touched since: neither another erasure nor a night that found the user listed. */
    long deleteUntouched(Collection<Tombstone> some, Instant since) {
        Document untouched = new Document("$not", new Document("$gte", Date.from(since)));
        return some.isEmpty()
                ? 0
                : tombstones
                        .deleteMany(new Document("_id", new Document("$in", ids(some)))
                                .append(ERASED_AT, untouched)
                                .append(LAST_LISTED_AT, untouched))
                        .getDeletedCount();
    }

    private String idOf(UserId user) {
        return hasher.tombstoneOf(user).hex();
    }

    private static List<String> ids(Collection<Tombstone> some) {
        return some.stream().map(Tombstone::hex).toList();
    }

    private static Optional<Instant> time(Document tombstone, String field) {
        return Optional.ofNullable(tombstone.getDate(field)).map(Date::toInstant);
    }

    /**
     * A tombstone as it is stored; {@link Instant#EPOCH} for a time that it does not have.
     *
     * @param bucket of the user; empty until the shop has listed the user, if release 1.0.0 wrote the tombstone
     */
    record Stored(Tombstone tombstone, Instant erasedAt, Instant lastListedAt, Optional<UserBucket> bucket) {

        /** When it was last of use. */
        Instant lastNeeded() {
            return lastListedAt.isAfter(erasedAt) ? lastListedAt : erasedAt;
        }
    }
}
