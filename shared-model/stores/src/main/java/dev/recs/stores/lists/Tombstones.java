package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The tombstones of erased users, in MongoDB, where they outlive Redis. */
public final class Tombstones {

    private final MongoCollection<Document> tombstones;
    private final byte[] erasureKey;

    public Tombstones(MongoDatabase database, byte[] erasureKey) {
        this.tombstones = database.getCollection(MongoCollections.ERASURE_MARKS);
        this.erasureKey = erasureKey.clone();
    }

    /** The users among these that were erased, in one query. */
    public Set<UserId> erased(Collection<UserId> users) {
        Map<String, UserId> userByTombstone = HashMap.newHashMap(users.size());
        users.forEach(
                user -> userByTombstone.put(Tombstone.compute(user, erasureKey).hex(), user));
        Set<UserId> erased = new HashSet<>();
        if (!userByTombstone.isEmpty()) {
            for (Document tombstone : tombstones
                    .find(Filters.in("_id", userByTombstone.keySet()))
                    .projection(Projections.include("_id"))) {
                UserId user = userByTombstone.get(tombstone.getString("_id"));
                if (user != null) {
                    erased.add(user);
                }
            }
        }
        return erased;
    }
}
