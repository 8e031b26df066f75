package dev.recs.serving.catalog;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.catalog.PopularList;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import dev.recs.stores.catalog.CatalogStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The newest popular lists that could be read; the last ones are held while MongoDB is down. */
@Component
public final class Popular {

    private static final int TIMEOUT_SECONDS = 10;

    private final CatalogStore store;
    private final GuardedStoreClient mongo;
    private final FallbackLog log;
    private volatile PopularSnapshot current = PopularSnapshot.of(Map.of());

    /** Nobody waits for these lists, and those of a large shop take longer than a reader would. */
    Popular(MongoDatabase database, GuardedStoreClient guardedMongo, FallbackLog log) {
        this.store = new CatalogStore(database.withTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS));
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
        Reply<List<PopularList>> reply = mongo.call(
                CallKind.BACKGROUND, () -> store.popular(failure -> log.down("reading a popular list", failure)));
        current = switch (reply) {
            case Answered<List<PopularList>>(List<PopularList> lists) ->
                current.replacedBy(PopularSnapshot.of(byCategory(lists)));
            case Down<List<PopularList>> _ -> current.cached();
        };
    }

    private static Map<String, PopularList> byCategory(List<PopularList> lists) {
        Map<String, PopularList> byCategory = new HashMap<>();
        lists.forEach(list -> byCategory.put(list.category(), list));
        return byCategory;
    }
}
