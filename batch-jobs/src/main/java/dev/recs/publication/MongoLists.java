package dev.recs.publication;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Profiles and lists in MongoDB, written only over older ones.
 *
 * <p>The versions present are read first, then the newer documents are written. Between the two a concurrent refresh may write:
 * the upsert's own filter should hold it off, but with that filter the embedded stand-in scans the collection for every write.
 */
public final class MongoLists {

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
            Map<String, ListVersion> present = versions(
                    newLists.stream().map(list -> list.userId().value()).toList());
            write(
                    profiles,
                    newProfiles.stream()
                            .filter(profile -> isNewer(
                                    profile.version(),
                                    present.get(profile.userId().value())))
                            .map(profile -> upsert(UserProfileDocument.of(profile, format), profile.version()))
                            .toList());
            List<RecommendationList> newer = newLists.stream()
                    .filter(list ->
                            isNewer(list.version(), present.get(list.userId().value())))
                    .toList();
            write(
                    lists,
                    newer.stream()
                            .map(list -> upsert(RecommendationListDocument.of(list), list.version()))
                            .toList());
            return newLists.size() - newer.size();
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    private static WriteModel<Document> upsert(Document document, ListVersion version) {
        Document fields = new Document(document);
        Object id = fields.remove("_id");
        Date asOf = Date.from(version.asOf());
        Document update = new Document("$set", fields).append("$setOnInsert", new Document("createdAt", asOf));
        return new UpdateOneModel<>(Filters.eq("_id", id), update, new UpdateOptions().upsert(true));
    }

    private Map<String, ListVersion> versions(List<String> users) {
        Map<String, ListVersion> versions = new HashMap<>();
        for (Document list :
                lists.find(Filters.in("_id", users)).projection(Projections.include("asOf", "activityUntil"))) {
            versions.put(
                    list.getString("_id"),
                    new ListVersion(
                            list.getDate("asOf").toInstant(),
                            list.getDate("activityUntil").toInstant()));
        }
        return versions;
    }

    private static boolean isNewer(ListVersion version, @Nullable ListVersion present) {
        return present == null || version.isNewerThan(present);
    }

    private static void write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            collection.bulkWrite(new ArrayList<>(writes), new BulkWriteOptions().ordered(false));
        }
    }
}
