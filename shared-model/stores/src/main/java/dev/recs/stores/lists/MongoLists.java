package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.mongo.UserProfileDocument;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.NewerWinsWrite.Versioned;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Profiles and lists in MongoDB, written only over older ones. */
public final class MongoLists {

    private final MongoCollection<Document> profiles;
    private final MongoCollection<Document> lists;
    private final VectorFormat format;

    public MongoLists(MongoDatabase database, VectorFormat format) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
        this.lists = database.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        this.format = format;
    }

    /** Two bulk writes. @return the users whose list was left alone because a newer one is there */
    public Set<UserId> save(List<UserProfile> newProfiles, List<RecommendationList> newLists) {
        new NewerWinsWrite(profiles)
                .write(newProfiles.stream()
                        .map(profile -> new Versioned(
                                profile.userId().value(),
                                UserProfileDocument.fields(profile, format),
                                profile.version()))
                        .toList());
        return new NewerWinsWrite(lists)
                .write(newLists.stream()
                        .map(list -> new Versioned(
                                list.userId().value(), RecommendationListDocument.fields(list), list.version()))
                        .toList());
    }

    /** Removes profiles and lists, but none that a refresh as of a later time wrote. */
    public void deleteOlder(Collection<UserId> users, Instant asOf) {
        if (!users.isEmpty()) {
            // Not Filters.and, which hides the ids from a server that plans simply.
            Document older = new Document(
                            "_id",
                            new Document(
                                    "$in", users.stream().map(UserId::value).toList()))
                    .append("asOf", new Document("$lte", Date.from(asOf)));
            profiles.deleteMany(older);
            lists.deleteMany(older);
        }
    }

    /** Removes profiles and lists. */
    public void delete(Collection<UserId> users) {
        if (!users.isEmpty()) {
            List<String> ids = users.stream().map(UserId::value).toList();
            profiles.deleteMany(Filters.in("_id", ids));
            lists.deleteMany(Filters.in("_id", ids));
        }
    }
}
