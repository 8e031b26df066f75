package dev.recs.jobs.cli;

import dev.recs.model.mongo.MongoCollections;
import dev.recs.stores.vectorsearch.VectorIndexes.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints indexes. */
final class IndexPrinter {

    private IndexPrinter() {}

    /** @param vector empty if the server has no vector search */
    static void print(boolean json, List<String> ordinary, Optional<List<Listed>> vector) {
        if (json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(json(ordinary, vector)));
            return;
        }
        ordinary.forEach(name -> System.out.printf("%-26s %s%n", MongoCollections.USER_PROFILES, name));
        vector.ifPresentOrElse(
                found -> found.forEach(index -> System.out.printf(
                        "%-26s %-26s vector search, %d dimensions, %s%n",
                        index.collection(), index.name(), index.dimensions(), index.status())),
                () -> System.out.println(
                        "this MongoDB has no vector search: none needed with recs.candidates.source=memory"));
    }

    private static Map<String, @Nullable Object> json(List<String> ordinary, Optional<List<Listed>> vector) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("userProfiles", ordinary);
        root.put(
                "vectorSearch",
                vector.map(found -> found.stream().map(IndexPrinter::json).toList())
                        .orElse(null));
        return root;
    }

    private static Map<String, Object> json(Listed index) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", index.name());
        fields.put("collection", index.collection());
        fields.put("dimensions", index.dimensions());
        fields.put("status", index.status());
        fields.put("queryable", index.queryable());
        return fields;
    }
}
