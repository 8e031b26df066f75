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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final int ATTEMPTS = 5;
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
        Set<UserId> newer = new HashSet<>();
        List<Versioned> left = documents;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            try {
                collection.bulkWrite(left.stream().map(NewerWinsWrite::upsert).toList(), UNORDERED);
                left = List.of();
            } catch (MongoBulkWriteException e) {
                left = withoutNewer(refused(e, left), newer);
                if (attempt == ATTEMPTS && !left.isEmpty()) {
                    throw e;
                }
            }
        }
        return newer;
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

    /**
     * Adds the users of whom a newer document is there.
     *
     * @return those to be written again: of two upserts that both found nothing, the server may take the older first
     */
    private List<Versioned> withoutNewer(List<Versioned> refused, Set<UserId> newer) {
        Map<String, ListVersion> present = new HashMap<>();
        for (Document document : collection
                .find(Filters.in("_id", refused.stream().map(Versioned::id).toList()))
                .projection(Projections.include("asOf", "activityUntil"))) {
            present.put(document.getString("_id"), versionOf(document));
        }
        List<Versioned> again = new ArrayList<>();
        for (Versioned document : refused) {
            ListVersion other = present.get(document.id());
            if (other == null || other.compareTo(document.version()) < 0) {
                again.add(document);
            } else if (!other.equals(document.version())) {
                newer.add(new UserId(document.id()));
            }
        }
        return again;
    }

    private static WriteModel<Document> upsert(Versioned versioned) {
        Date asOf = Date.from(versioned.version().asOf());
        Date until = Date.from(versioned.version().activityUntil());
        // Not Filters.and: it wraps the id into an array, and a server that plans simply would no longer find it by its
        // index.
        List<Document> replaceable = new ArrayList<>(List.of(
                new Document("asOf", new Document("$lt", asOf)),
                new Document("asOf", asOf).append("activityUntil", new Document("$lt", until))));
        if (!versioned.replaced().isEmpty()) {
            replaceable.add(same(asOf, until, versioned.replaced()));
        }
        Document older = new Document("_id", versioned.id()).append("$or", replaceable);
        return new UpdateOneModel<>(
                older,
                new Document("$set", versioned.fields()).append("$setOnInsert", new Document("createdAt", asOf)),
                new UpdateOptions().upsert(true));
    }

    private static Document same(Date asOf, Date until, Document replaced) {
        Document same = new Document("asOf", asOf).append("activityUntil", until);
        same.putAll(replaced);
        return same;
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
     * @param replaced what a document of the same version must meet to be written over; empty if it is not
     */
    record Versioned(String id, Bson fields, ListVersion version, Document replaced) {}
}
