package dev.recs.stores.vectorsearch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.lists.MongoProfiles;
import java.util.List;
import java.util.function.Supplier;

/** The ordinary indexes of {@code user_profiles}. */
public final class OrdinaryIndexes {

    private final MongoProfiles profiles;

    public OrdinaryIndexes(MongoDatabase database) {
        this.profiles = new MongoProfiles(database);
    }

    /** Makes those that are missing. */
    public List<String> create() {
        return orDown(profiles::createIndexes);
    }

    /** Names of all indexes that the collection has. */
    public List<String> list() {
        return orDown(profiles::indexes);
    }

    private static List<String> orDown(Supplier<List<String>> command) {
        try {
            return command.get();
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }
}
