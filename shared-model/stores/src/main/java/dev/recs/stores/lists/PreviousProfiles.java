package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.UserProfileDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads what is needed of the stored profiles of a chunk: one query, without their vectors. */
public final class PreviousProfiles {

    private static final Bson FIELDS =
            Projections.include("activityHash", "metadata.generationVersion", "dataSnapshot");

    private final MongoCollection<Document> profiles;

    public PreviousProfiles(MongoDatabase database) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
    }

    public Map<UserId, PreviousProfile> find(List<UserId> users) {
        Map<UserId, PreviousProfile> found = HashMap.newHashMap(users.size());
        List<String> ids = users.stream().map(UserId::value).toList();
        for (Document document : profiles.find(Filters.in("_id", ids)).projection(FIELDS)) {
            var snapshot = UserProfileDocument.snapshot(document.get("dataSnapshot", Document.class));
            found.put(
                    new UserId(document.getString("_id")),
                    new PreviousProfile(
                            document.getString("activityHash"),
                            document.get("metadata", Document.class).getString("generationVersion"),
                            snapshot.recentSearches(),
                            snapshot.recentViews()));
        }
        return found;
    }
}
