package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** What the collections of users have in common: the id is the user's, {@code asOf} says which refresh wrote the document. */
final class OwnDocuments {

    private final MongoCollection<Document> collection;

    OwnDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    boolean exists(UserId user) {
        return collection
                        .find(Filters.eq("_id", user.value()))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    long delete(Collection<UserId> users) {
        return users.isEmpty()
                ? 0
                : collection.deleteMany(Filters.in("_id", ids(users))).getDeletedCount();
    }

    void deleteOlder(Collection<UserId> users, Instant asOf) {
        if (!users.isEmpty()) {
            // Not Filters.and, which hides the ids from a server that plans simply.
            collection.deleteMany(new Document("_id", new Document("$in", ids(users)))
                    .append("asOf", new Document("$lte", Date.from(asOf))));
        }
    }

    List<String> indexes() {
        List<String> names = new ArrayList<>();
        collection.listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }

    static List<String> ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }
}
