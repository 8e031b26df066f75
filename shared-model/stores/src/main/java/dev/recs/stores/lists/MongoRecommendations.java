package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.NewerWinsWrite.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
                                list.userId().value(),
                                RecommendationListDocument.fields(list),
                                list.version(),
                                otherVariant(list)))
                        .toList());
    }

    /** A list of the same version is written over if it is of another variant: the assignment has changed since. */
    private static Document otherVariant(RecommendationList list) {
        return new Document("variant", new Document("$ne", list.variant().value()));
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
    public Set<VariantName> variants() {
        Set<VariantName> variants = new HashSet<>();
        for (String variant : lists.distinct("variant", Filters.gt("variant", ""), String.class)) {
            variants.add(VariantName.stored(variant));
        }
        return variants;
    }

    @Override
    public List<UserId> ofVariant(VariantName variant, String after, int limit) {
        return variant.isNone()
                ? users(new Document("$in", Arrays.asList("", null)), after, limit)
                : users(variant.value(), after, limit);
    }

    @Override
    public long countOf(VariantName variant) {
        return lists.countDocuments(Filters.eq("variant", variant.value()));
    }

    /** In the order of the index, of one value after the other. A list without the field is of no variant. */
    private List<UserId> users(Object variant, String after, int limit) {
        List<UserId> users = new ArrayList<>();
        for (Document list : lists.find(new Document("variant", variant).append("_id", new Document("$gt", after)))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .limit(limit)) {
            users.add(new UserId(list.getString("_id")));
        }
        return users;
    }

    /** Makes the index by which lists of a variant are found; without it every list is read. */
    public String createIndex() {
        return lists.createIndex(Indexes.ascending("variant", "_id"));
    }

    /** Names of all indexes that the collection has. */
    public List<String> indexes() {
        return documents.indexes();
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
