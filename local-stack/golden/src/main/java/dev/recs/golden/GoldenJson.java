package dev.recs.golden;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in golden files. */
public final class GoldenJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonWriterSettings DOCUMENT = JsonWriterSettings.builder()
            .outputMode(JsonMode.EXTENDED)
            .indent(true)
            .build();

    private GoldenJson() {}

    /** Fails unless a document of MongoDB is that of the file, with every type and in the order of its fields. */
    public static void assertDocument(String name, Document document) {
        Golden.assertText(name, document.toJson(DOCUMENT));
    }

    /** The document of a file. */
    public static Document document(String name) {
        return Document.parse(Golden.text(name));
    }

    /** Fails unless JSON is that of the file, whatever the order of its properties. */
    public static void assertSorted(String name, JsonNode json) {
        Golden.assertText(name, pretty(sorted(json)));
    }

    /**
     * Fails unless JSON has the properties and types of the file, and its values outside arrays, whatever the
     * order of its properties.
     *
     * <p>Of an array the type of its first element counts. Numbers with a fraction are a type too: another processor rounds
     * otherwise.
     *
     * @param volatileNames properties whose values change from run to run: only their types count
     */
    public static void assertStructure(String name, JsonNode json, Set<String> volatileNames) {
        Golden.assertText(name, pretty(structure(json, volatileNames, true)));
    }

    private static String pretty(JsonNode json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static JsonNode sorted(JsonNode json) {
        if (json.isObject()) {
            Map<String, JsonNode> properties = new TreeMap<>();
            json.forEachEntry((property, value) -> properties.put(property, sorted(value)));
            return object(properties);
        }
        if (json.isArray()) {
            ArrayNode elements = MAPPER.createArrayNode();
            json.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        return json;
    }

    private static JsonNode structure(JsonNode json, Set<String> volatileNames, boolean valuesCount) {
        if (json.isObject()) {
            Map<String, JsonNode> properties = new TreeMap<>();
            json.forEachEntry((property, value) -> properties.put(
                    property, structure(value, volatileNames, valuesCount && !volatileNames.contains(property))));
            return object(properties);
        }
        if (json.isArray()) {
            ArrayNode elements = MAPPER.createArrayNode();
            return json.isEmpty() ? elements : elements.add(structure(json.get(0), volatileNames, false));
        }
        return valuesCount && !json.isFloatingPointNumber() ? json : MAPPER.valueToTree(typeOf(json));
    }

    private static ObjectNode object(Map<String, JsonNode> properties) {
        ObjectNode object = MAPPER.createObjectNode();
        properties.forEach(object::set);
        return object;
    }

    private static String typeOf(JsonNode json) {
        if (json.isNumber()) {
            return json.isFloatingPointNumber() ? "<decimal>" : "<integer>";
        }
        return "<" + json.getNodeType().name().toLowerCase(Locale.ROOT) + ">";
    }
}
