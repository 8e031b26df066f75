package dev.recs.model.mongo;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** The document of a list in {@code user_recommendations}, with every contribution to every score. */
public final class RecommendationListDocument {

    private RecommendationListDocument() {}

    public static Document of(RecommendationList list) {
        return new Document("_id", list.userId().value())
                .append("asOf", Date.from(list.version().asOf()))
                .append("activityUntil", Date.from(list.version().activityUntil()))
                .append("generatedAt", Date.from(list.generatedAt()))
                .append("model", list.model())
                .append("recipe", list.recipe())
                .append(
                        "items",
                        list.items().stream()
                                .map(RecommendationListDocument::of)
                                .toList())
                .append(
                        "shelves",
                        list.shelves().stream()
                                .map(RecommendationListDocument::of)
                                .toList());
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
                        .toList());
    }

    private static Document of(Recommendation item) {
        return new Document("productId", item.productId().value())
                .append("score", item.score())
                .append(
                        "reasons",
                        item.reasons().stream()
                                .map(reason -> new Document(
                                                "type", reason.type().wireName())
                                        .append("subject", reason.subject())
                                        .append("amount", reason.amount()))
                                .toList());
    }

    private static Document of(Shelf shelf) {
        return new Document("kind", shelf.kind())
                .append("subject", shelf.subject())
                .append(
                        "productIds",
                        shelf.productIds().stream().map(ProductId::value).toList());
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
