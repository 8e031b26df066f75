package dev.recs.testing.vectorsearch;

import static dev.recs.testing.vectorsearch.SearchIndex.refused;
import static dev.recs.testing.vectorsearch.SearchIndex.text;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code $vectorSearch} stage that passed every check. */
record VectorQuery(String index, String path, List<Double> vector, int limit, Document filter) {

    private static final Set<String> FIELDS =
            Set.of("index", "path", "queryVector", "numCandidates", "limit", "filter", "exact");
    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");
    private static final Set<String> OPERATORS =
            Set.of("$eq", "$ne", "$gt", "$lt", "$gte", "$lte", "$in", "$nin", "$not");
    private static final int MAX_CANDIDATES = 10_000;

    static VectorQuery parse(Document stage) {
        SearchIndex.allow(stage, FIELDS, "$vectorSearch");
        int limit = number(stage, "limit");
        if (!Boolean.TRUE.equals(stage.get("exact"))) {
            int candidates = number(stage, "numCandidates");
            if (candidates > MAX_CANDIDATES) {
                throw refused("\"numCandidates\" must be within bounds [1, 10000]");
            }
            if (candidates < limit) {
                throw refused("\"numCandidates\" must be greater than or equal to \"limit\"");
            }
        }
        List<Double> vector = vector(stage.get("queryVector"))
                .orElseThrow(() -> refused("\"queryVector\" must be an array of numbers or a float32 vector"));
        Document filter = stage.get("filter") instanceof Document given ? given : new Document();
        return new VectorQuery(text(stage, "index"), text(stage, "path"), vector, limit, filter);
    }

    /** Holds the query against the index that it names. */
    void check(SearchIndex known) {
        int dimensions = known.dimensionsOf(path);
        if (vector.size() != dimensions) {
            throw refused("vector field is indexed with %d dimensions but queried with %d"
                    .formatted(dimensions, vector.size()));
        }
        check(known, filter);
    }

    private static void check(SearchIndex known, Document filter) {
        filter.forEach((name, condition) -> {
            if (LOGICAL.contains(name)) {
                ((List<?>) condition).forEach(part -> check(known, (Document) part));
            } else if (name.startsWith("$")) {
                throw refused("Operator %s is not supported in filter".formatted(name));
            } else {
                known.requireFilter(name);
                if (condition instanceof Document operators) {
                    SearchIndex.allow(operators, OPERATORS, "filter");
                }
            }
        });
    }

    /** Reads a float32 vector or an array of numbers; nothing else is a vector to MongoDB, plain binary is not. */
    static Optional<List<Double>> vector(@Nullable Object value) {
        if (value instanceof BinData binary) {
            byte[] data = binary.getData();
            boolean float32 =
                    data.length >= 2 && (data.length - 2) % Float.BYTES == 0 && data[0] == 0x27 && data[1] == 0;
            return float32 ? Optional.of(floats(data)) : Optional.empty();
        }
        if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return Optional.of(
                    list.stream().map(number -> ((Number) number).doubleValue()).toList());
        }
        return Optional.empty();
    }

    private static List<Double> floats(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).position(2);
        List<Double> vector = new ArrayList<>();
        while (bytes.hasRemaining()) {
            vector.add((double) bytes.getFloat());
        }
        return vector;
    }

    private static int number(Document stage, String field) {
        if (stage.get(field) instanceof Integer value && value > 0) {
            return value;
        }
        throw refused("\"%s\" is required and must be a positive integer".formatted(field));
    }
}
