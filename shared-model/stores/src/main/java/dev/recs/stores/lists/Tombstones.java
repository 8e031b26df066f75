package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The tombstones of erased users, in MongoDB, where they outlive Redis. */
public final class Tombstones {

    private static final String ERASED_AT = "erasedAt";

    private final MongoCollection<Document> tombstones;
    private final byte[] erasureKey;

    public Tombstones(MongoDatabase database, byte[] erasureKey) {
        this.tombstones = database.getCollection(MongoCollections.ERASURE_MARKS);
        this.erasureKey = erasureKey.clone();
    }

    /** The users among these that were erased, in one query. */
    public Set<UserId> erased(Collection<UserId> users) {
        return new HashSet<>(erasedAt(users).keySet());
    }

    /** When those among the users that were erased were, in one query; {@link Instant#MAX} if the tombstone has no time. */
    public Map<UserId, Instant> erasedAt(Collection<UserId> users) {
        Map<String, UserId> userByTombstone = HashMap.newHashMap(users.size());
        users.forEach(
                user -> userByTombstone.put(Tombstone.compute(user, erasureKey).hex(), user));
        Map<UserId, Instant> erased = new HashMap<>();
        if (!userByTombstone.isEmpty()) {
            for (Document tombstone : tombstones
                    .find(Filters.in("_id", userByTombstone.keySet()))
                    .projection(Projections.include(ERASED_AT))) {
                UserId user = userByTombstone.get(tombstone.getString("_id"));
                Date time = tombstone.getDate(ERASED_AT);
                if (user != null) {
                    erased.put(user, time == null ? Instant.MAX : time.toInstant());
                }
            }
        }
        return erased;
    }

    /** Removes the tombstones of users whose account was opened after the erasure; one of a later erasure stays. */
    public void lift(Map<UserId, Instant> createdAt) {
        createdAt.forEach((user, created) -> tombstones.deleteOne(
                new Document("_id", Tombstone.compute(user, erasureKey).hex())
                        .append(ERASED_AT, new Document("$lt", Date.from(created)))));
    }
}
