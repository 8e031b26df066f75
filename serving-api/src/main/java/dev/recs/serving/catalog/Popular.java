package dev.recs.serving.catalog;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.PopularListDocument;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The newest popular lists that could be read; the last ones are held while MongoDB is down. */
@Component
public final class Popular {

    private static final int TIMEOUT_SECONDS = 10;

    private final MongoCollection<Document> collection;
    private final GuardedStoreClient mongo;
    private final FallbackLog log;
    private volatile PopularSnapshot current = PopularSnapshot.of(Map.of());

    /** Nobody waits for these lists, and those of a large shop take longer than a reader would. */
    Popular(MongoDatabase database, GuardedStoreClient guardedMongo, FallbackLog log) {
        this.collection = database.withTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .getCollection(MongoCollections.POPULAR_PRODUCTS);
        this.mongo = guardedMongo;
        this.log = log;
    }

    public PopularSnapshot current() {
        return current;
    }

    /** Reads all lists anew; a snapshot that says the same stays, so that comparing two of them costs nothing. */
    @Scheduled(
            initialDelayString = "#{@intervalSettings.popular()}",
            fixedDelayString = "#{@intervalSettings.popular()}")
    public void refresh() {
        Reply<List<Document>> reply = mongo.call(() -> collection.find().into(new ArrayList<>()));
        current = switch (reply) {
            case Answered<List<Document>>(List<Document> documents) ->
                current.replacedBy(PopularSnapshot.of(parsed(documents)));
            case Down<List<Document>> _ -> current.cached();
        };
    }

    /** Without those that are not of our form. */
    private Map<String, PopularList> parsed(List<Document> documents) {
        Map<String, PopularList> lists = new HashMap<>();
        for (Document document : documents) {
            try {
                PopularList list = PopularListDocument.parse(document);
                lists.put(list.category(), list);
            } catch (RuntimeException e) {
                log.down("reading a popular list", e);
            }
        }
        return lists;
    }
}
