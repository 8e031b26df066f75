package dev.recs.stores.erasure;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.stores.erasure.ErasureReport.Place;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Profile and list in MongoDB, and the tombstones that outlive Redis. */
final class ErasedMongo implements ErasedStore {

    private static final List<String> COLLECTIONS =
            List.of(MongoCollections.USER_PROFILES, MongoCollections.USER_RECOMMENDATIONS);

    private final MongoDatabase database;

    ErasedMongo(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "MongoDB";
    }

    /** A repeated erasure keeps the time of the newest. */
    void addTombstone(Tombstone tombstone, Instant now) {
        database.getCollection(MongoCollections.ERASURE_MARKS)
                .updateOne(
                        Filters.eq("_id", tombstone.hex()),
                        Updates.set("erasedAt", Date.from(now)),
                        new UpdateOptions().upsert(true));
    }

    @Override
    public List<Place> erase(UserId user) {
        return COLLECTIONS.stream()
                .map(collection -> new Place(
                        name(),
                        collection,
                        database.getCollection(collection)
                                .deleteMany(Filters.eq("_id", user.value()))
                                .getDeletedCount()))
                .toList();
    }

    @Override
    public List<Place> find(UserId user) {
        return COLLECTIONS.stream()
                .map(collection -> new Place(
                        name(),
                        collection,
                        database.getCollection(collection).countDocuments(Filters.eq("_id", user.value()))))
                .toList();
    }
}
