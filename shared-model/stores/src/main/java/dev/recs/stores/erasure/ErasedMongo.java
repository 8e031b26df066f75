package dev.recs.stores.erasure;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.stores.erasure.ErasureReport.Place;
import dev.recs.stores.lists.MongoProfiles;
import dev.recs.stores.lists.MongoRecommendations;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.Recommendations;
import java.util.List;

/** Profile and list in MongoDB. */
final class ErasedMongo implements ErasedStore {

    private final Profiles profiles;
    private final Recommendations recommendations;

    ErasedMongo(MongoDatabase database) {
        this.profiles = new MongoProfiles(database);
        this.recommendations = new MongoRecommendations(database);
    }

    @Override
    public String name() {
        return "MongoDB";
    }

    @Override
    public List<Place> erase(UserId user) {
        return places(profiles.delete(List.of(user)), recommendations.delete(List.of(user)));
    }

    @Override
    public List<Place> find(UserId user) {
        return places(profiles.exists(user) ? 1 : 0, recommendations.exists(user) ? 1 : 0);
    }

    private List<Place> places(long ofProfiles, long ofLists) {
        return List.of(
                new Place(name(), MongoCollections.USER_PROFILES, ofProfiles),
                new Place(name(), MongoCollections.USER_RECOMMENDATIONS, ofLists));
    }
}
