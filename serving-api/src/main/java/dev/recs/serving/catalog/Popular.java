package dev.recs.serving.catalog;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.PopularListDocument;
import dev.recs.serving.store.Hop;
import dev.recs.serving.store.Reply;
import dev.recs.serving.store.Reply.Answered;
import dev.recs.serving.store.Reply.Down;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The newest popular lists that could be read; the last ones are held while MongoDB is down. */
@Component
public final class Popular {

    private final MongoCollection<Document> collection;
    private final Hop mongo;
    private volatile PopularSnapshot current = PopularSnapshot.of(Map.of());

    Popular(MongoDatabase database, Hop mongoHop) {
        this.collection = database.getCollection(MongoCollections.POPULAR_PRODUCTS);
        this.mongo = mongoHop;
    }

    public PopularSnapshot current() {
        return current;
    }

    /** Reads all lists anew; a snapshot that says the same stays, so that comparing two of them costs nothing. */
    @Scheduled(fixedDelayString = "${recs.serving.popular-refresh:15s}")
    public void refresh() {
        Reply<Map<String, PopularList>> reply = mongo.call(this::read);
        current = switch (reply) {
            case Answered<Map<String, PopularList>>(Map<String, PopularList> lists) ->
                current.replacedBy(PopularSnapshot.of(lists));
            case Down<Map<String, PopularList>> _ -> current.held();
        };
    }

    private Map<String, PopularList> read() {
        Map<String, PopularList> lists = new HashMap<>();
        for (Document document : collection.find()) {
            PopularList list = PopularListDocument.parse(document);
            lists.put(list.category(), list);
        }
        return lists;
    }
}
