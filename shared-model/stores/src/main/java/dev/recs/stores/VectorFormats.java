package dev.recs.stores;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.VectorFormat;
import org.bson.Document;

/** Asks the server what it is, because the embedded stand-in never answers a message that holds a vector of subtype 9. */
public final class VectorFormats {

    private VectorFormats() {}

    /** Every MongoDB says from which commit it was built; the stand-in does not. */
    public static VectorFormat detect(MongoDatabase database) {
        try {
            Document build = database.runCommand(new Document("buildInfo", 1));
            return build.containsKey("gitVersion") ? VectorFormat.BINARY_VECTOR : VectorFormat.PLAIN_BINARY;
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }
}
