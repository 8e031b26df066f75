package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.NewerWinsWrite.Versioned;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Lists in MongoDB, collection {@code user_recommendations}. */
public final class MongoRecommendations implements Recommendations {

    private static final Bson STAMP = Projections.include("asOf", "activityUntil", "recipe");

    private static final Bson COMPARED = Projections.include("asOf", "activityUntil", "digest", "shares");

    private final MongoCollection<Document> lists;
    private final OwnDocuments documents;

    public MongoRecommendations(MongoDatabase database) {
        this.lists = database.getCollection(MongoCollections.USER_RECOMMENDATIONS);
        this.documents = new OwnDocuments(lists);
    }

    @Override
    public Set<UserId> save(List<RecommendationList> newLists) {
        return new NewerWinsWrite(lists)
                .write(newLists.stream()
                        .map(list -> new Versioned(
                                list.userId().value(), RecommendationListDocument.fields(list), list.version()))
                        .toList());
    }

    @Override
    public Optional<RecommendationList> find(UserId user) {
        return Optional.ofNullable(lists.find(Filters.eq("_id", user.value())).first())
                .map(list -> StoredForm.read("a list", list, RecommendationListDocument::parse));
    }

    @Override
    public Map<UserId, Stamp> stamps(Collection<UserId> users) {
        Map<UserId, Stamp> stamps = HashMap.newHashMap(users.size());
        for (Document list :
                lists.find(Filters.in("_id", OwnDocuments.ids(users))).projection(STAMP)) {
            stamps.put(
                    new UserId(list.getString("_id")),
                    new Stamp(NewerWinsWrite.versionOf(list), list.getString("recipe")));
        }
        return stamps;
    }

    @Override
    public Map<UserId, PreviousList> previous(Collection<UserId> users) {
        Map<UserId, PreviousList> previous = HashMap.newHashMap(users.size());
        for (Document list :
                lists.find(Filters.in("_id", OwnDocuments.ids(users))).projection(COMPARED)) {
            RecommendationListDocument.digest(list)
                    .ifPresent(digest -> previous.put(
                            new UserId(list.getString("_id")),
                            new PreviousList(NewerWinsWrite.versionOf(list), digest)));
        }
        return previous;
    }

    @Override
    public Set<UserId> stamp(Collection<NewStamp> stamps) {
        return new StampWrite(lists).write(stamps);
    }

    @Override
    public long count() {
        return lists.estimatedDocumentCount();
    }

    @Override
    public boolean exists(UserId user) {
        return documents.exists(user);
    }

    @Override
    public long delete(Collection<UserId> users) {
        return documents.delete(users);
    }

    @Override
    public void deleteOlder(Collection<UserId> users, Instant asOf) {
        documents.deleteOlder(users, asOf);
    }
}
