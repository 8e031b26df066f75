package dev.recs.stores.vectorsearch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.MongoCollections;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The ordinary indexes of {@code user_profiles}: unique {@code userId}, {@code lastUpdated}, {@code metadata.lastActivityDate}. */
public final class OrdinaryIndexes {

    private final MongoCollection<Document> profiles;

    public OrdinaryIndexes(MongoDatabase database) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
    }

    /** Makes those that are missing. */
    public List<String> create() {
        try {
            return List.of(
                    profiles.createIndex(Indexes.ascending("userId"), new IndexOptions().unique(true)),
                    profiles.createIndex(Indexes.ascending("lastUpdated")),
                    profiles.createIndex(Indexes.ascending("metadata.lastActivityDate")));
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    /** Names of all indexes that the collection has. */
    public List<String> list() {
        try {
            List<String> names = new ArrayList<>();
            profiles.listIndexes().forEach(index -> names.add(index.getString("name")));
            return names;
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }
}
