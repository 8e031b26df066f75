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
import java.time.Instant;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/** The document of a profile in {@code user_profiles}. {@code createdAt} is set by the upsert, not here. */
public final class UserProfileDocument {

    private static final int FIRST_CAPACITY = 1 << 13;

    private UserProfileDocument() {}

    public static Document of(UserProfile profile, VectorFormat format) {
        Document document = new Document("_id", profile.userId().value());
        document.putAll(fields(profile, format).decode(new DocumentCodec()));
        return document;
    }

    /** All but the id, as bytes: a night has millions of profiles. */
    public static RawBsonDocument fields(UserProfile profile, VectorFormat format) {
        BasicOutputBuffer buffer = new BasicOutputBuffer(FIRST_CAPACITY);
        try (BsonBinaryWriter out = new BsonBinaryWriter(buffer)) {
            out.writeStartDocument();
            out.writeString("userId", profile.userId().value());
            writeTime(out, "asOf", profile.version().asOf());
            writeTime(out, "activityUntil", profile.version().activityUntil());
            Embedding embedding = profile.embedding();
            if (embedding != null) {
                out.writeBinaryData("embeddingVector", format.binary(embedding.toArray()));
                out.writeString("embeddingSpace", embedding.space().toString());
            }
            out.writeString("text", profile.text());
            out.writeString("activityHash", profile.activityHash());
            writeTime(out, "lastUpdated", profile.version().asOf());
            writeTime(out, "updatedAt", profile.version().asOf());
            out.writeName("dataSnapshot");
            write(out, profile.snapshot());
            out.writeName("metadata");
            write(out, profile.metadata());
            out.writeEndDocument();
        }
        return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getSize());
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

    private static void write(BsonWriter out, DataSnapshot snapshot) {
        out.writeStartDocument();
        out.writeStartArray("recentPurchases");
        for (RecentPurchase purchase : snapshot.recentPurchases()) {
            out.writeStartDocument();
            out.writeString("productId", purchase.productId().value());
            out.writeString("name", purchase.name());
            out.writeString("category", purchase.category());
            writeTime(out, "purchasedAt", purchase.purchasedAt());
            out.writeEndDocument();
        }
        out.writeEndArray();
        out.writeStartArray("recentSearches");
        for (RecentSearch search : snapshot.recentSearches()) {
            out.writeStartDocument();
            out.writeString("query", search.query());
            writeTime(out, "timestamp", search.timestamp());
            out.writeEndDocument();
        }
        out.writeEndArray();
        out.writeStartArray("recentViews");
        for (RecentView view : snapshot.recentViews()) {
            out.writeStartDocument();
            out.writeString("productId", view.productId().value());
            writeTime(out, "timestamp", view.timestamp());
            out.writeEndDocument();
        }
        out.writeEndArray();
        out.writeStartArray("dominantCategories");
        snapshot.dominantCategories().forEach(out::writeString);
        out.writeEndArray();
        if (!snapshot.weights().isEmpty()) {
            out.writeStartArray("weights");
            snapshot.weights().forEach(out::writeDouble);
            out.writeEndArray();
        }
        out.writeEndDocument();
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
                document.getList("dominantCategories", String.class),
                document.getList("weights", Double.class, List.of()));
    }

    /** A snapshot alone, as it is written in a profile. */
    public static RawBsonDocument snapshot(DataSnapshot snapshot) {
        BasicOutputBuffer buffer = new BasicOutputBuffer(FIRST_CAPACITY);
        try (BsonBinaryWriter out = new BsonBinaryWriter(buffer)) {
            write(out, snapshot);
        }
        return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getSize());
    }

    private static void write(BsonWriter out, ProfileMetadata metadata) {
        out.writeStartDocument();
        out.writeInt64("totalPurchases", metadata.totalPurchases());
        out.writeInt64("totalSearches", metadata.totalSearches());
        out.writeInt64("accountAgeDays", metadata.accountAgeDays());
        writeTime(out, "lastActivityDate", metadata.lastActivityDate());
        out.writeString("generationVersion", metadata.generationVersion());
        out.writeEndDocument();
    }

    private static void writeTime(BsonWriter out, String name, Instant time) {
        out.writeDateTime(name, time.toEpochMilli());
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
