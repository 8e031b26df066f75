package dev.recs.benchmarks.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws values: those that a schema allows, and odd ones. */
final class Values {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TRIES = 200;
    private static final int FEW = 4;

    /** What ids are made of: plain, punctuation that addresses give a meaning, other alphabets, beyond the first plane. */
    private static final String CHARACTERS = "abcXYZ0189 ._-~:@!$&'()*+,;=?#[]{}|\"<>^`äßжلא中\u00a0\ud83d\ude00";

    private static final List<String> KNOWN = List.of("u1", "u2", "20001A", "20002A", "Category 1", "me", "7");

    /** What breaks programs: empty, blank, long, control characters, halves, numbers of any size, other languages' words. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            "0",
            "-1",
            "101",
            "99999999999999999999",
            "1e999",
            "NaN",
            "null",
            "undefined",
            "true",
            "[]",
            "{}",
            "\"",
            "..",
            "../..",
            "a/b",
            "a\\b",
            "%",
            "%00",
            "\u0000",
            "a\nb",
            "\ud800",
            "\u202e",
            "x".repeat(65),
            "x".repeat(3_000),
            "'; DROP TABLE products; --",
            "<script>",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "1970-01-01T00:00:00Z",
            "me@example.org",
            "+49 170 1234567",
            "\ufeff",
            "İ",
            "ﬀ",
            "2026-13-45T99:00:00Z");

    private final ApiDocument document;
    private final RandomGenerator random;

    Values(ApiDocument document, RandomGenerator random) {
        this.document = document;
        this.random = random;
    }

    String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    /** A value that the schema allows. */
    JsonNode valid(JsonNode schema) {
        JsonNode resolved = document.resolved(schema);
        if (resolved.has("enum")) {
            return resolved.path("enum")
                    .get(random.nextInt(resolved.path("enum").size()));
        }
        if (resolved.has("oneOf")) {
            return valid(resolved.path("oneOf")
                    .get(random.nextInt(resolved.path("oneOf").size())));
        }
        return switch (resolved.path("type").asString("")) {
            case "object" -> object(resolved);
            case "array" -> array(resolved);
            case "integer" -> JSON.valueToTree(integer(resolved));
            case "number" -> JSON.valueToTree(random.nextDouble());
            case "boolean" -> JSON.valueToTree(random.nextBoolean());
            default -> JSON.valueToTree(text(resolved));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.createObjectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, property) -> {
            if (required.contains(name) || random.nextInt(FEW) > 0) {
                object.set(name, valid(property));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = JSON.createArrayNode();
        int size = Math.max(schema.path("minItems").asInt(0), random.nextInt(FEW));
        for (int i = 0; i < size; i++) {
            array.add(valid(schema.path("items")));
        }
        return array;
    }

    private int integer(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        return least + random.nextInt(Math.max(1, schema.path("maximum").asInt(100_000) - least + 1));
    }

    private String text(JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) {
            return Instant.now().minusSeconds(random.nextInt(1_000_000)).toString();
        }
        JsonNode examples = schema.path("examples");
        if (!examples.isEmpty()) { // Of a pattern that no characters drawn at random fit.
            return examples.get(random.nextInt(examples.size())).asString();
        }
        int least = schema.path("minLength").asInt(0);
        int most = Math.min(schema.path("maxLength").asInt(100), 100);
        Pattern pattern = Pattern.compile(schema.path("pattern").asString(""));
        for (int i = 0; i < TRIES; i++) {
            String text = random.nextInt(FEW) == 0 ? KNOWN.get(random.nextInt(KNOWN.size())) : characters(least, most);
            int length = text.codePointCount(0, text.length());
            if (length >= least && length <= most && pattern.matcher(text).find()) {
                return text;
            }
        }
        return KNOWN.getFirst();
    }

    private String characters(int least, int most) {
        int[] all = CHARACTERS.codePoints().toArray();
        int size = least + random.nextInt(Math.min(most - least + 1, random.nextBoolean() ? 8 : 64));
        return random.ints(size, 0, all.length)
                .mapToObj(i -> Character.toString(all[i]))
                .collect(Collectors.joining());
    }

    /** A value with one part replaced by an odd one, removed or repeated. */
    JsonNode spoiled(JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(FEW) > 0) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(FEW) == 0) {
                object.remove(name);
            } else {
                object.set(name, spoiled(object.path(name)));
            }
            return object;
        }
        if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(FEW) > 0) {
            int place = random.nextInt(array.size());
            array.set(place, spoiled(array.get(place)));
            return array;
        }
        return any();
    }

    private JsonNode any() {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.valueToTree(random.nextLong());
            case 2 -> JSON.valueToTree(random.nextDouble() * 1e300);
            case 3 -> JSON.valueToTree(random.nextBoolean());
            case 4 -> JSON.createArrayNode();
            case 5 -> JSON.createObjectNode().put(odd(), odd());
            default -> JSON.valueToTree(odd());
        };
    }
}
