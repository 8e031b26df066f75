package dev.recs.stores.embeddings;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.MongoCollections;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The log in MongoDB, collection {@code embedding_usage}. */
public final class MongoEmbeddingUsageLog implements EmbeddingUsageLog {

    private final MongoCollection<Document> days;
    private final Clock clock;

    public MongoEmbeddingUsageLog(MongoDatabase database, Clock clock) {
        this.days = database.getCollection(MongoCollections.EMBEDDING_USAGE);
        this.clock = clock;
    }

    @Override
    public void add(EmbeddingSpace space, EmbeddingUsage usage) {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        try {
            days.updateOne(
                    Filters.eq("_id", day + " " + space),
                    Updates.combine(
                            Updates.set("day", day),
                            Updates.set("space", space.toString()),
                            Updates.inc("texts", usage.texts()),
                            Updates.inc("tokens", usage.tokens()),
                            Updates.inc("requests", usage.requests())),
                    new UpdateOptions().upsert(true));
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    @Override
    public List<Day> since(LocalDate from) {
        try {
            List<Day> found = new ArrayList<>();
            for (Document document :
                    days.find(Filters.gte("day", from.toString())).sort(Sorts.descending("_id"))) {
                found.add(new Day(
                        LocalDate.parse(document.getString("day")),
                        EmbeddingSpace.parse(document.getString("space")),
                        new EmbeddingUsage(
                                number(document, "texts"),
                                number(document, "tokens"),
                                number(document, "requests"),
                                0)));
            }
            return found;
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
