package dev.recs.jobs.nightly;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.jobs.nightly.UserPages.Candidate;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.recommender.lists.CurrentListSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Tells whose list is stale: there is none, it is old, it was made by other settings or rules, or the user did something since. */
final class StaleLists {

    private final MongoCollection<Document> lists;
    private final RefreshSettings settings;
    private final CurrentListSettings listSettings;

    StaleLists(MongoDatabase database, RefreshSettings settings, CurrentListSettings listSettings) {
        this.lists = database.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        this.settings = settings;
        this.listSettings = listSettings;
    }

    /** One query for all. */
    List<Candidate> among(List<Candidate> candidates, Instant asOf) {
        Map<String, Document> versions = new HashMap<>();
        List<String> ids =
                candidates.stream().map(candidate -> candidate.userId().value()).toList();
        lists.find(Filters.in("_id", ids))
                .projection(Projections.include("asOf", "activityUntil", "recipe"))
                .forEach(list -> versions.put(list.getString("_id"), list));
        String digest = listSettings.get().digestAt(asOf);
        Instant oldest = asOf.minus(settings.staleAfter());
        return candidates.stream()
                .filter(candidate -> {
                    Document list = versions.get(candidate.userId().value());
                    return list == null
                            || list.getDate("asOf").toInstant().isBefore(oldest)
                            || !list.getString("recipe").startsWith(digest)
                            || candidate
                                    .lastActiveAt()
                                    .isAfter(list.getDate("activityUntil").toInstant());
                })
                .toList();
    }
}
