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

/** The marks of erased users that outlive Redis, in MongoDB. */
public final class Tombstones {

    private final MongoCollection<Document> marks;
    private final byte[] erasureKey;

    public Tombstones(MongoDatabase database, byte[] erasureKey) {
        this.marks = database.getCollection(MongoCollections.ERASURE_MARKS);
        this.erasureKey = erasureKey.clone();
    }

    /** The users among these that were erased, in one query. */
    public Set<UserId> erased(Collection<UserId> users) {
        Map<String, UserId> byMark = HashMap.newHashMap(users.size());
        users.forEach(user -> byMark.put(Tombstone.of(user, erasureKey).hex(), user));
        Set<UserId> erased = new HashSet<>();
        if (!byMark.isEmpty()) {
            for (Document mark :
                    marks.find(Filters.in("_id", byMark.keySet())).projection(Projections.include("_id"))) {
                UserId user = byMark.get(mark.getString("_id"));
                if (user != null) {
                    erased.add(user);
                }
            }
        }
        return erased;
    }
}
