package dev.recs.jobs.imports.rows;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.event.SearchText;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A valid line of an events file. */
public sealed interface EventRow {

    UserId userId();

    Instant at();

    /** What somebody typed into the search box. */
    record Search(UserId userId, String query, Instant at) implements EventRow {}

    /** A product page that somebody looked at. */
    record View(UserId userId, ProductId productId, Instant at) implements EventRow {}

    JsonMapper JSON = JsonMapper.builder().build();

    /** @throws BadInput naming the field and what was expected; the text of a search only if it is safe to repeat */
    static EventRow parse(String line, TimeReader times, TimeBounds bounds) {
        JsonNode root = read(line);
        String type = text(root, "type");
        if (!type.equals("search") && !type.equals("view")) {
            throw Values.refused("type", type, "search or view");
        }
        UserId user = new UserId(textOrNumber(root, "userId"));
        Instant at = bounds.check("at", textOrNumber(root, "at"), times);
        return type.equals("search")
                ? new Search(user, query(text(root, "query")), at)
                : new View(user, new ProductId(textOrNumber(root, "productId")), at);
    }

    private static JsonNode read(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new BadInput("the line is not JSON: expected an object as {\"type\":\"view\",…}", e);
        }
        throw new BadInput("the line is not a JSON object: expected one as {\"type\":\"view\",…}");
    }

    /** Databases number users and products: 7 is the id "7". */
    private static String textOrNumber(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isIntegralNumber() ? value.asString() : text(root, field);
    }

    private static String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new BadInput("%s is missing: expected a text".formatted(field));
        }
        if (!value.isString()) {
            throw new BadInput("%s is no text: expected one in quotes".formatted(field));
        }
        if (value.asString().isBlank()) {
            throw new BadInput("%s is empty: expected a text".formatted(field));
        }
        return value.asString();
    }

    private static String query(String text) {
        return Values.text("query", SearchText.require(text), SearchText.MAX_LENGTH);
    }
}
