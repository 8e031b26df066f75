package dev.recs.model.mongo;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** The document of a popular list in {@code popular_products}: one over all products, one per category. */
public final class PopularListDocument {

    private static final String OVERALL = "all";
    private static final String CATEGORY = "category:";
    private static final String WITHHELD = "withheld";

    private PopularListDocument() {}

    /** @param category empty for the list over all products */
    public static String idOf(String category) {
        return category.isEmpty() ? OVERALL : CATEGORY + category;
    }

    public static Document of(PopularList list) {
        Document document = new Document("_id", idOf(list.category()))
                .append("category", list.category())
                .append("asOf", Date.from(list.asOf()))
                .append(
                        "items",
                        list.items().stream()
                                .map(item -> new Document(
                                                "productId", item.productId().value())
                                        .append("score", item.score()))
                                .toList());
        return list.excluded().isEmpty()
                ? document
                : document.append(
                        WITHHELD, list.excluded().stream().map(ProductId::value).toList());
    }

    public static PopularList parse(Document document) {
        return new PopularList(
                document.getString("category"),
                document.getDate("asOf").toInstant(),
                document.getList("items", Document.class).stream()
                        .map(item -> new PopularProduct(
                                new ProductId(item.getString("productId")),
                                item.get("score", Number.class).doubleValue()))
                        .toList(),
                document.getList(WITHHELD, String.class, List.of()).stream()
                        .map(ProductId::new)
                        .toList());
    }
}
