package dev.recs.model.mongo;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.RecentPurchase;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The document of a profile in {@code user_profiles}. {@code createdAt} is set by the upsert, not here. */
public final class UserProfileDocument {

    private UserProfileDocument() {}

    public static Document of(UserProfile profile, VectorFormat format) {
        Embedding embedding = profile.embedding();
        Document document = new Document("_id", profile.userId().value())
                .append("userId", profile.userId().value())
                .append("asOf", Date.from(profile.version().asOf()))
                .append("activityUntil", Date.from(profile.version().activityUntil()));
        if (embedding != null) {
            document.append("embeddingVector", format.write(embedding.toArray()))
                    .append("embeddingSpace", embedding.space().toString());
        }
        return document.append("text", profile.text())
                .append("activityHash", profile.activityHash())
                .append("lastUpdated", Date.from(profile.version().asOf()))
                .append("updatedAt", Date.from(profile.version().asOf()))
                .append("dataSnapshot", of(profile.snapshot()))
                .append("metadata", of(profile.metadata()));
    }

    public static UserProfile parse(Document document) {
        return new UserProfile(
                new UserId(document.getString("_id")),
                version(document),
                embedding(document),
                document.getString("text"),
                snapshot(document.get("dataSnapshot", Document.class)),
                metadata(document.get("metadata", Document.class)),
                document.getString("activityHash"));
    }

    static ListVersion version(Document document) {
        return new ListVersion(
                document.getDate("asOf").toInstant(),
                document.getDate("activityUntil").toInstant());
    }

    private static @Nullable Embedding embedding(Document document) {
        Object vector = document.get("embeddingVector");
        return vector == null
                ? null
                : Embedding.stored(
                        EmbeddingSpace.parse(document.getString("embeddingSpace")), VectorFormat.read(vector));
    }

    private static Document of(DataSnapshot snapshot) {
        return new Document(
                        "recentPurchases",
                        snapshot.recentPurchases().stream()
                                .map(purchase -> new Document(
                                                "productId",
                                                purchase.productId().value())
                                        .append("name", purchase.name())
                                        .append("category", purchase.category())
                                        .append("purchasedAt", Date.from(purchase.purchasedAt())))
                                .toList())
                .append(
                        "recentSearches",
                        snapshot.recentSearches().stream()
                                .map(search -> new Document("query", search.query())
                                        .append("timestamp", Date.from(search.timestamp())))
                                .toList())
                .append(
                        "recentViews",
                        snapshot.recentViews().stream()
                                .map(view -> new Document(
                                                "productId", view.productId().value())
                                        .append("timestamp", Date.from(view.timestamp())))
                                .toList())
                .append("dominantCategories", snapshot.dominantCategories());
    }

    public static DataSnapshot snapshot(Document document) {
        return new DataSnapshot(
                documents(document, "recentPurchases").stream()
                        .map(purchase -> new RecentPurchase(
                                new ProductId(purchase.getString("productId")),
                                purchase.getString("name"),
                                purchase.getString("category"),
                                purchase.getDate("purchasedAt").toInstant()))
                        .toList(),
                documents(document, "recentSearches").stream()
                        .map(search -> new RecentSearch(
                                search.getString("query"),
                                search.getDate("timestamp").toInstant()))
                        .toList(),
                documents(document, "recentViews").stream()
                        .map(view -> new RecentView(
                                new ProductId(view.getString("productId")),
                                view.getDate("timestamp").toInstant()))
                        .toList(),
                document.getList("dominantCategories", String.class));
    }

    private static Document of(ProfileMetadata metadata) {
        return new Document("totalPurchases", metadata.totalPurchases())
                .append("totalSearches", metadata.totalSearches())
                .append("accountAgeDays", metadata.accountAgeDays())
                .append("lastActivityDate", Date.from(metadata.lastActivityDate()))
                .append("generationVersion", metadata.generationVersion());
    }

    private static ProfileMetadata metadata(Document document) {
        return new ProfileMetadata(
                document.get("totalPurchases", Number.class).longValue(),
                document.get("totalSearches", Number.class).longValue(),
                document.get("accountAgeDays", Number.class).longValue(),
                document.getDate("lastActivityDate").toInstant(),
                document.getString("generationVersion"));
    }

    private static List<Document> documents(Document document, String field) {
        return document.getList(field, Document.class);
    }
}
