package dev.recs.benchmarks.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.recs.benchmarks.fuzz.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as a running API serves it. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final String REFERENCE = "$ref";

    private final JsonNode root;
    private final JsonNode closedComponents;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    ApiDocument(String json) {
        this.root = JsonMapper.shared().readTree(json);
        JsonNode copy = JsonMapper.shared().readTree(json);
        close(copy.path("components").path("schemas"));
        this.closedComponents = copy.path("components");
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(operation(path, method, item, operation));
                    }
                }));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode item, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(parameter(resolved(parameter))));
        operation.path("parameters").forEach(parameter -> parameters.add(parameter(resolved(parameter))));
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? Optional.empty() : Optional.of(body),
                operation.path("responses"),
                operation.has("security") && operation.path("security").isEmpty());
    }

    private Parameter parameter(JsonNode parameter) {
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                resolved(parameter.path("schema")));
    }

    /** What a reference refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has(REFERENCE)
                ? resolved(root.at(node.path(REFERENCE).asString().substring(1)))
                : node;
    }

    /** What is documented of a status; missing if nothing is. */
    JsonNode response(Operation operation, int status) {
        return resolved(operation.responses().path(Integer.toString(status)));
    }

    /** How a body differs from a schema, a line each; a member that is not documented is a difference. */
    List<String> differences(JsonNode schema, String body) {
        return schemas
                .computeIfAbsent(schema.toString(), _ -> registry.getSchema(withComponents(schema)))
                .validate(JsonMapper.shared().readTree(body))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** A problem, whatever the operation. */
    List<String> differencesFromProblem(String body) {
        return differences(JsonMapper.shared().readTree("{\"$ref\":\"#/components/schemas/Problem\"}"), body);
    }

    private JsonNode withComponents(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", closedComponents);
        return whole;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && object.path("properties").isObject()
                && object.path("type").toString().contains("object")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::close);
    }

    @Override
    public String toString() {
        return operations().stream().map(Operation::toString).collect(Collectors.joining("\n"));
    }
}
