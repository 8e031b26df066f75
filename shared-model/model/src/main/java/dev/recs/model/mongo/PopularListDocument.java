package dev.recs.model.mongo;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.ranking.RankingParameter;
import dev.recs.model.ranking.RankingParameters;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The document of a popular list in {@code popular_products}: one over all products, one per category. */
public final class PopularListDocument {

    private static final String OVERALL = "all";
    private static final String CATEGORY = "category:";
    private static final String WITHHELD = "withheld";
    private static final String PARAMETERS = "parameters";

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
        if (!list.excluded().isEmpty()) {
            document.append(
                    WITHHELD, list.excluded().stream().map(ProductId::value).toList());
        }
        if (!list.parameters().isEmpty()) {
            Document parameters = new Document();
            list.parameters().values().forEach((parameter, value) -> parameters.append(parameter.wireName(), value));
            document.append(PARAMETERS, parameters);
        }
        return document;
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
                        .toList(),
                parameters(document.get(PARAMETERS, new Document())));
    }

    /** Those of a later release are left out. */
    private static RankingParameters parameters(Document document) {
        Map<RankingParameter, Double> values = new EnumMap<>(RankingParameter.class);
        document.keySet()
                .forEach(name -> RankingParameter.of(name)
                        .ifPresent(parameter -> values.put(
                                parameter, document.get(name, Number.class).doubleValue())));
        return new RankingParameters(values);
    }
}
