package dev.recs.model.mongo;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.recommendation.ListDigest;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;

/** The document of a list in {@code user_recommendations}, with every contribution to every score. */
public final class RecommendationListDocument {

    private static final int FIRST_CAPACITY = 1 << 14;

    private RecommendationListDocument() {}

    public static Document of(RecommendationList list) {
        Document document = new Document("_id", list.userId().value());
        document.putAll(fields(list).decode(new DocumentCodec()));
        return document;
    }

    /** All but the id, as bytes: a list has hundreds of small documents, and a night has millions of lists. */
    public static RawBsonDocument fields(RecommendationList list) {
        BasicOutputBuffer buffer = new BasicOutputBuffer(FIRST_CAPACITY);
        try (BsonBinaryWriter out = new BsonBinaryWriter(buffer)) {
            out.writeStartDocument();
            out.writeDateTime("asOf", list.version().asOf().toEpochMilli());
            out.writeDateTime("activityUntil", list.version().activityUntil().toEpochMilli());
            out.writeDateTime("generatedAt", list.generatedAt().toEpochMilli());
            out.writeString("model", list.model());
            out.writeString("recipe", list.recipe());
            out.writeString("variant", list.variant().value());
            out.writeStartArray("items");
            list.items().forEach(item -> write(out, item));
            out.writeEndArray();
            out.writeStartArray("shelves");
            list.shelves().forEach(shelf -> write(out, shelf));
            out.writeEndArray();
            write(out, ListDigest.of(list));
            out.writeEndDocument();
        }
        return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getSize());
    }

    public static RecommendationList parse(Document document) {
        return new RecommendationList(
                new UserId(document.getString("_id")),
                UserProfileDocument.version(document),
                document.getDate("generatedAt").toInstant(),
                document.getString("model"),
                document.getString("recipe"),
                document.getList("items", Document.class).stream()
                        .map(RecommendationListDocument::item)
                        .toList(),
                document.getList("shelves", Document.class, List.of()).stream()
                        .map(RecommendationListDocument::shelf)
                        .toList(),
                variant(document));
    }

    /** None for a list of a build before experiments. */
    private static VariantName variant(Document document) {
        String variant = document.getString("variant");
        return variant == null ? VariantName.NONE : VariantName.stored(variant);
    }

    /** What the next list is compared with; empty for a list of a release before 1.1.0. */
    public static Optional<ListDigest> digest(Document document) {
        return document.get("digest") instanceof String hash && document.get("shares") instanceof Binary shares
                ? Optional.of(ListDigest.stored(hash, shares.getData()))
                : Optional.empty();
    }

    private static void write(BsonWriter out, ListDigest digest) {
        out.writeString("digest", digest.hash());
        out.writeBinaryData("shares", new BsonBinary(digest.shares()));
    }

    private static void write(BsonWriter out, Recommendation item) {
        out.writeStartDocument();
        out.writeString("productId", item.productId().value());
        out.writeDouble("score", item.score());
        out.writeStartArray("reasons");
        for (Reason reason : item.reasons()) {
            out.writeStartDocument();
            out.writeString("type", reason.type().wireName());
            out.writeString("subject", reason.subject());
            out.writeDouble("amount", reason.amount());
            out.writeEndDocument();
        }
        out.writeEndArray();
        out.writeEndDocument();
    }

    private static void write(BsonWriter out, Shelf shelf) {
        out.writeStartDocument();
        out.writeString("kind", shelf.kind());
        out.writeString("subject", shelf.subject());
        out.writeStartArray("productIds");
        shelf.productIds().forEach(id -> out.writeString(id.value()));
        out.writeEndArray();
        out.writeEndDocument();
    }

    private static Recommendation item(Document item) {
        return new Recommendation(
                new ProductId(item.getString("productId")),
                item.get("score", Number.class).doubleValue(),
                item.getList("reasons", Document.class).stream()
                        .map(reason -> new Reason(
                                ReasonType.of(reason.getString("type")),
                                reason.getString("subject"),
                                reason.get("amount", Number.class).doubleValue()))
                        .toList());
    }

    private static Shelf shelf(Document shelf) {
        return new Shelf(
                shelf.getString("kind"),
                shelf.getString("subject"),
                shelf.getList("productIds", String.class).stream()
                        .map(ProductId::new)
                        .toList());
    }
}
