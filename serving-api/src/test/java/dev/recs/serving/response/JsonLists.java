package dev.recs.serving.response;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.redis.RecommendationListValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists as builds before the binary form left them in Redis: JSON. */
final class JsonLists {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonLists() {}

    static byte[] write(RecommendationListValue list) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("asOf", list.version().asOf().toEpochMilli())
                .put("activityUntil", list.version().activityUntil().toEpochMilli())
                .put("generatedAt", list.generatedAt().toEpochMilli())
                .put("model", list.model())
                .put("recipe", list.recipe());
        ArrayNode items = root.putArray("items");
        for (Recommendation item : list.items()) {
            ArrayNode one = items.addArray().add(item.productId().value()).add((float) item.score());
            ArrayNode reasons = one.addArray();
            for (Reason reason : item.reasons()) {
                reasons.addArray()
                        .add(reason.type().wireName())
                        .add(reason.subject())
                        .add((float) reason.amount());
            }
        }
        ArrayNode shelves = root.putArray("shelves");
        for (Shelf shelf : list.shelves()) {
            ArrayNode products =
                    shelves.addArray().add(shelf.kind()).add(shelf.subject()).addArray();
            shelf.productIds().forEach(product -> products.add(product.value()));
        }
        return MAPPER.writeValueAsBytes(root);
    }
}
