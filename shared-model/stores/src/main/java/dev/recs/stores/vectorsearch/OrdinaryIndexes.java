package dev.recs.stores.vectorsearch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.lists.MongoProfiles;
import dev.recs.stores.lists.MongoRecommendations;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The ordinary indexes of {@code user_profiles} and {@code user_recommendations}. */
public final class OrdinaryIndexes {

    private final MongoProfiles profiles;
    private final MongoRecommendations lists;

    public OrdinaryIndexes(MongoDatabase database) {
        this.profiles = new MongoProfiles(database);
        this.lists = new MongoRecommendations(database);
    }

    /** Makes those that are missing. */
    public List<String> create() {
        return orDown(() -> Stream.concat(profiles.createIndexes().stream(), Stream.of(lists.createIndex()))
                .toList());
    }

    /** Names of all indexes that the collections have. */
    public List<String> list() {
        return orDown(() -> Stream.concat(profiles.indexes().stream(), lists.indexes().stream())
                .distinct()
                .toList());
    }

    private static List<String> orDown(Supplier<List<String>> command) {
        try {
            return command.get();
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }
}
