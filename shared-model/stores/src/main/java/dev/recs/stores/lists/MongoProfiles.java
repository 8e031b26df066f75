package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.UserProfileDocument;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.UserProfile;
import dev.recs.stores.lists.NewerWinsWrite.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Profiles in MongoDB, collection {@code user_profiles}. */
public final class MongoProfiles implements Profiles {

    /** Without the vector. */
    private static final Bson PREVIOUS =
            Projections.include("activityHash", "metadata.generationVersion", "dataSnapshot");

    private static final int ROUNDS = 5;

    private final MongoCollection<Document> profiles;
    private final OwnDocuments documents;
    private final VectorFormat format;

    /** Of a process that reads and deletes; what it saved would not be found by a vector search. */
    public MongoProfiles(MongoDatabase database) {
        this(database, VectorFormat.PLAIN_BINARY);
    }

    public MongoProfiles(MongoDatabase database, VectorFormat format) {
        this.profiles = database.getCollection(MongoCollections.USER_PROFILES);
        this.documents = new OwnDocuments(profiles);
        this.format = format;
    }

    @Override
    public Set<UserId> save(List<UserProfile> newProfiles) {
        return new NewerWinsWrite(profiles)
                .write(newProfiles.stream()
                        .map(profile -> new Versioned(
                                profile.userId().value(),
                                UserProfileDocument.fields(profile, format),
                                profile.version(),
                                new Document()))
                        .toList());
    }

    @Override
    public Optional<UserProfile> find(UserId user) {
        return Optional.ofNullable(
                        profiles.find(Filters.eq("_id", user.value())).first())
                .map(profile -> StoredForm.read("a profile", profile, UserProfileDocument::parse));
    }

    @Override
    public Map<UserId, PreviousProfile> previous(Collection<UserId> users) {
        Map<UserId, PreviousProfile> found = HashMap.newHashMap(users.size());
        for (Document document :
                profiles.find(Filters.in("_id", OwnDocuments.ids(users))).projection(PREVIOUS)) {
            var snapshot = UserProfileDocument.snapshot(document.get("dataSnapshot", Document.class));
            found.put(
                    new UserId(document.getString("_id")),
                    new PreviousProfile(
                            document.getString("activityHash"),
                            document.get("metadata", Document.class).getString("generationVersion"),
                            snapshot.recentSearches(),
                            snapshot.recentViews()));
        }
        return found;
    }

    @Override
    public List<String> dominantCategories(UserId user) {
        Document profile = profiles.find(Filters.eq("_id", user.value()))
                .projection(Projections.include("dataSnapshot.dominantCategories"))
                .first();
        return profile == null ? List.of() : StoredForm.read("a profile", profile, MongoProfiles::categories);
    }

    private static List<String> categories(Document profile) {
        List<?> categories = profile.getEmbedded(List.of("dataSnapshot", "dominantCategories"), List.of());
        return categories.stream().map(String::valueOf).toList();
    }

    @Override
    public long forEachPage(int size, Consumer<Map<UserId, Instant>> page) {
        long all = 0;
        Map<UserId, Instant> next = new HashMap<>();
        for (Document profile : profiles.find()
                .projection(Projections.include("_id", "activityUntil"))
                .batchSize(size)) {
            all++;
            next.put(
                    new UserId(profile.getString("_id")),
                    profile.get("activityUntil") instanceof Date until ? until.toInstant() : Instant.EPOCH);
            if (next.size() == size) {
                page.accept(Map.copyOf(next));
                next.clear();
            }
        }
        if (!next.isEmpty()) {
            page.accept(Map.copyOf(next));
        }
        return all;
    }

    @Override
    public LongSummaryStatistics ages(Instant now) {
        LongSummaryStatistics ages = new LongSummaryStatistics();
        for (Document profile : profiles.find().projection(Projections.include("lastUpdated"))) {
            ages.accept(Duration.between(profile.getDate("lastUpdated").toInstant(), now)
                    .toSeconds());
        }
        return ages;
    }

    /** A refresh that writes at the same moment wins: what it wrote is then cleaned, in a few rounds at most. */
    @Override
    public void forgetSearches(UserId user, Predicate<RecentSearch> forgotten) {
        for (int round = 0; round < ROUNDS; round++) {
            Optional<UserProfile> found = find(user);
            if (found.isEmpty()
                    || found.get().snapshot().recentSearches().stream().noneMatch(forgotten)
                    || replaceSearches(found.get().withoutSearches(forgotten))) {
                return;
            }
        }
    }

    private boolean replaceSearches(UserProfile profile) {
        Document same = new Document("_id", profile.userId().value())
                .append("asOf", Date.from(profile.version().asOf()));
        Document changed = new Document("text", profile.text())
                .append("activityHash", profile.activityHash())
                .append("dataSnapshot", UserProfileDocument.snapshot(profile.snapshot()));
        return profiles.updateOne(same, new Document("$set", changed)).getMatchedCount() > 0;
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

    /** Makes the indexes that are missing: unique {@code userId}, {@code lastUpdated}, {@code metadata.lastActivityDate}. */
    public List<String> createIndexes() {
        return List.of(
                profiles.createIndex(Indexes.ascending("userId"), new IndexOptions().unique(true)),
                profiles.createIndex(Indexes.ascending("lastUpdated")),
                profiles.createIndex(Indexes.ascending("metadata.lastActivityDate")));
    }

    /** Names of all indexes that the collection has. */
    public List<String> indexes() {
        return documents.indexes();
    }
}
