package dev.recs.publication;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.recs.model.ListVersion;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.mongo.UserProfileDocument;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Profiles and lists in MongoDB, written only over older ones.
 *
 * <p>The filter of the upsert matches an older document. If a newer one is there it matches nothing, the server tries to insert
 * and reports a duplicate key: that answer means "newer present", and is no error.
 */
public final class MongoLists {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> profiles;
    private final MongoCollection<Document> lists;
    private final VectorFormat format;

    public MongoLists(MongoDatabase database, VectorFormat format) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
        this.lists = database.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        this.format = format;
    }

    /** Two bulk writes. @return how many lists were left alone because a newer one is there */
    public int save(List<UserProfile> newProfiles, List<RecommendationList> newLists) {
        if (newLists.isEmpty()) {
            return 0;
        }
        try {
            write(
                    profiles,
                    newProfiles.stream()
                            .map(profile -> upsert(UserProfileDocument.of(profile, format), profile.version()))
                            .toList());
            return write(
                    lists,
                    newLists.stream()
                            .map(list -> upsert(RecommendationListDocument.of(list), list.version()))
                            .toList());
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    private static WriteModel<Document> upsert(Document document, ListVersion version) {
        Document fields = new Document(document);
        Object id = fields.remove("_id");
        Date asOf = Date.from(version.asOf());
        Bson older = Filters.and(
                Filters.eq("_id", id),
                Filters.or(
                        Filters.lt("asOf", asOf),
                        Filters.and(
                                Filters.eq("asOf", asOf),
                                Filters.lt("activityUntil", Date.from(version.activityUntil())))));
        Document update = new Document("$set", fields).append("$setOnInsert", new Document("createdAt", asOf));
        return new UpdateOneModel<>(older, update, new UpdateOptions().upsert(true));
    }

    private static int write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        try {
            collection.bulkWrite(new ArrayList<>(writes), new BulkWriteOptions().ordered(false));
            return 0;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
            return e.getWriteErrors().size();
        }
    }
}
