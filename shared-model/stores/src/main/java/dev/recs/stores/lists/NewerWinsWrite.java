package dev.recs.stores.lists;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Writes versioned documents over older ones only, in one bulk write.
 *
 * <p>The upsert's own filter asks for an older version. If a newer one, or the same, is there, the filter finds nothing and the insert fails
 * on the id: duplicate key. So the decision is the server's, and any number of refreshes of a user may race.
 */
final class NewerWinsWrite {

    private static final int DUPLICATE_KEY = 11_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;

    NewerWinsWrite(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * @return the users whose document was left alone because a strictly newer one is there; the same version counts as written,
     *     because a repeated refresh makes the same document
     */
    Set<UserId> write(List<Versioned> documents) {
        if (documents.isEmpty()) {
            return Set.of();
        }
        try {
            collection.bulkWrite(documents.stream().map(NewerWinsWrite::upsert).toList(), UNORDERED);
            return Set.of();
        } catch (MongoBulkWriteException e) {
            return strictlyNewer(refused(e, documents));
        }
    }

    private static List<Versioned> refused(MongoBulkWriteException failure, List<Versioned> documents) {
        List<Versioned> refused = new ArrayList<>();
        for (BulkWriteError error : failure.getWriteErrors()) {
            if (error.getCode() != DUPLICATE_KEY) {
                throw failure;
            }
            refused.add(documents.get(error.getIndex()));
        }
        if (failure.getWriteConcernError() != null) {
            throw failure;
        }
        return refused;
    }

    private Set<UserId> strictlyNewer(List<Versioned> refused) {
        Set<UserId> newer = new HashSet<>();
        List<String> ids = refused.stream().map(Versioned::id).toList();
        Set<String> same = new HashSet<>();
        for (Document present :
                collection.find(Filters.in("_id", ids)).projection(Projections.include("asOf", "activityUntil"))) {
            refused.stream()
                    .filter(document -> document.id().equals(present.getString("_id")))
                    .filter(document -> document.version().equals(versionOf(present)))
                    .forEach(document -> same.add(document.id()));
        }
        refused.stream().map(Versioned::id).filter(id -> !same.contains(id)).forEach(id -> newer.add(new UserId(id)));
        return newer;
    }

    private static WriteModel<Document> upsert(Versioned versioned) {
        Date asOf = Date.from(versioned.version().asOf());
        Date until = Date.from(versioned.version().activityUntil());
        // Not Filters.and: it wraps the id into an array, and a server that plans simply would no longer find it by its
        // index.
        Document older = new Document("_id", versioned.id())
                .append(
                        "$or",
                        List.of(
                                new Document("asOf", new Document("$lt", asOf)),
                                new Document("asOf", asOf).append("activityUntil", new Document("$lt", until))));
        return new UpdateOneModel<>(
                older,
                new Document("$set", versioned.fields()).append("$setOnInsert", new Document("createdAt", asOf)),
                new UpdateOptions().upsert(true));
    }

    static ListVersion versionOf(Document document) {
        return new ListVersion(
                document.getDate("asOf").toInstant(),
                document.getDate("activityUntil").toInstant());
    }

    /**
     * A document with the version that is part of it.
     *
     * @param fields all but the id
     */
    record Versioned(String id, Bson fields, ListVersion version) {}
}
