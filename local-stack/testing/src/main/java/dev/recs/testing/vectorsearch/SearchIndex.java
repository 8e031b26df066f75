package dev.recs.testing.vectorsearch;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A vector search index whose definition passed every check. It is ready at the second time that it is listed. */
final class SearchIndex {

    private static final int MAX_DIMENSIONS = 8192;

    private final String name;
    private Document definition = new Document();
    private final Map<String, Integer> dimensions = new HashMap<>();
    private final List<String> filters = new ArrayList<>();
    private int listings;

    SearchIndex(String name, Document definition) {
        this.name = name;
        define(definition);
    }

    void define(Document wanted) {
        allow(wanted, Set.of("fields", "storedSource"), "definition");
        dimensions.clear();
        filters.clear();
        for (Object field : list(wanted, "fields")) {
            defineField((Document) field);
        }
        if (dimensions.isEmpty()) {
            throw refused("\"fields\" must contain at least one vector field");
        }
        definition = wanted;
        listings = 0;
    }

    private void defineField(Document field) {
        String path = text(field, "path");
        switch (text(field, "type")) {
            case "vector" -> {
                allow(
                        field,
                        Set.of("type", "path", "numDimensions", "similarity", "quantization", "hnswOptions"),
                        "vector field");
                if (!(field.get("numDimensions") instanceof Integer size) || size < 1 || size > MAX_DIMENSIONS) {
                    throw refused("\"numDimensions\" must be an integer between 1 and 8192");
                }
                if (!Set.of("cosine", "dotProduct", "euclidean").contains(text(field, "similarity"))) {
                    throw refused("\"similarity\" must be one of [cosine, dotProduct, euclidean]");
                }
                if (dimensions.put(path, size) != null) {
                    throw refused("path \"%s\" is indexed twice".formatted(path));
                }
            }
            case "filter" -> {
                allow(field, Set.of("type", "path"), "filter field");
                filters.add(path);
            }
            default -> throw refused("field type must be vector or filter");
        }
    }

    String name() {
        return name;
    }

    boolean isReady() {
        return listings > 1;
    }

    /** One more listing: what was asked for is built between the first and the second. */
    Document listed() {
        listings++;
        return new Document("id", "id-" + name)
                .append("name", name)
                .append("type", "vectorSearch")
                .append("status", isReady() ? "READY" : "BUILDING")
                .append("queryable", isReady())
                .append("latestDefinitionVersion", new Document("version", 0))
                .append("latestDefinition", definition);
    }

    int dimensionsOf(String path) {
        Integer size = dimensions.get(path);
        if (size == null) {
            throw refused("%s is not indexed as vector".formatted(path));
        }
        return size;
    }

    void requireFilter(String path) {
        if (!filters.contains(path)) {
            throw refused("Path '%s' needs to be indexed as filter".formatted(path));
        }
    }

    static void allow(Document document, Set<String> fields, String what) {
        for (String field : document.keySet()) {
            if (!fields.contains(field)) {
                throw refused("unrecognized field \"%s\" in %s".formatted(field, what));
            }
        }
    }

    static String text(Document document, String field) {
        if (document.get(field) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw refused("\"%s\" is required and must be a string".formatted(field));
    }

    static List<?> list(Document document, String field) {
        if (document.get(field) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw refused("\"%s\" is required and must be a list that is not empty".formatted(field));
    }

    static MongoServerError refused(String message) {
        return new MongoServerError(8, "UnknownError", Objects.requireNonNull(message));
    }
}
