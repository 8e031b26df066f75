package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real answers have the status and the form that the OpenAPI document gives them: no property more, none less, no other type. */
final class OpenApiAnswersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static ApiUnderTest api;
    private static StoredSamples samples;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "recs.serving.rate-limit.per-second",
                        0,
                        "recs.guests.secret",
                        "a secret of guests that is long enough"));
        samples = new StoredSamples(api);
        samples.saveProducts(40);
        api.bean(Catalog.class).refresh();
        document = api.json("/api/openapi.json", "");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void answersAreOfTheDocumentedForm() {
        UserId user = samples.saveList(1, 2, 3);
        String own = "/api/v1/users/" + user;
        assertForm(
                "GET",
                "/api/v1/users/{userId}/recommendations",
                own + "/recommendations?explain=true&shelves=true",
                "");
        assertForm("GET", "/api/v1/users/{userId}/recommendations", own + "/recommendations?limit=0", "");
        assertForm("GET", "/api/v1/recommendations", "/api/v1/recommendations?viewed=P1", "");
        assertForm("GET", "/api/v1/products/{productId}/similar", "/api/v1/products/P1/similar", "");
        assertForm("GET", "/api/v1/products/{productId}/similar", "/api/v1/products/nope/similar", "");
        assertForm("GET", "/api/v1/popular", "/api/v1/popular", "");
        assertForm(
                "POST", "/api/v1/events", "/api/v1/events", "[{\"type\":\"view\"},{\"type\":\"x\",\"userId\":\"u\"}]");
        assertForm("POST", "/api/v1/events", "/api/v1/events", "[");
        assertForm("GET", "/api/v1/users/{userId}/personalization", own + "/personalization", "");
        assertForm("GET", "/api/v1/users/{userId}/personalization", "/api/v1/users/%20/personalization", "");
        assertForm("PUT", "/api/v1/users/{userId}/personalization", own + "/personalization", "{\"enabled\":true}");
        assertForm(
                "PUT",
                "/api/v1/users/{userId}/signals",
                own + "/signals",
                "{\"type\":\"product\",\"productId\":\"P3\"}");
        assertForm(
                "PUT", "/api/v1/users/{userId}/signals", own + "/signals", "{\"type\":\"search\",\"query\":\"tea\"}");
        assertForm("PUT", "/api/v1/users/{userId}/signals", own + "/signals", "{\"type\":\"nothing\"}");
        assertForm("GET", "/api/v1/users/{userId}/signals", own + "/signals", "");
        assertForm("DELETE", "/api/v1/users/{userId}/signals", own + "/signals?id=product:P3", "");
        assertForm("DELETE", "/api/v1/users/{userId}/signals", own + "/signals", "");
        assertForm("PUT", "/api/v1/users/{userId}/personalization", own + "/personalization", "{\"enabled\":false}");
        assertForm(
                "PUT",
                "/api/v1/users/{userId}/signals",
                own + "/signals",
                "{\"type\":\"product\",\"productId\":\"P3\"}");
        assertForm("DELETE", "/api/v1/users/{userId}", own, "");
        assertForm("DELETE", "/api/v1/users/{userId}", "/api/v1/users/%20", "");
    }

    @Test
    void openAnswersAreOfTheDocumentedForm() {
        assertForm("GET", "/api/v1/parameters", "/api/v1/parameters", "");
        assertForm("GET", "/api/v1/parameters", "/api/v1/parameters?lang=xx", "");
        assertForm("GET", "/api/health/recommendations", "/api/health/recommendations", "");
    }

    @Test
    void answersAboutGuestsAreOfTheDocumentedForm() {
        assertForm("POST", "/api/v1/guests", "/api/v1/guests", "");
        String token = JsonMapper.shared()
                .readTree(api.send("POST", "/api/v1/guests", "", "").body())
                .path("guestToken")
                .asString();
        String body = "{\"guestToken\":\"%s\"}".formatted(token);
        assertForm("POST", "/api/v1/users/{userId}/merge", "/api/v1/users/anna/merge", body);
        assertForm("POST", "/api/v1/user/merge", "/api/v1/user/merge?userId=anna", body);
        assertForm("POST", "/api/v1/user/merge", "/api/v1/user/merge?userId=anna", "{}");
        assertForm("DELETE", "/api/v1/guest", "/api/v1/guest", "");
    }

    private static void assertForm(String method, String path, String address, String body) {
        HttpResponse<String> response = api.send(method, address, ALL, body);
        JsonNode documented = resolved(document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(response.statusCode())));
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode schema = documented.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s: %d as %s is not documented", method, address, response.statusCode(), type)
                .isFalse();
        List<String> faults = new ArrayList<>();
        compare(JsonMapper.shared().readTree(response.body()), schema, "", faults);
        assertThat(faults).as("%s %s", method, address).isEmpty();
    }

    private static void compare(JsonNode value, JsonNode reference, String place, List<String> faults) {
        JsonNode schema = resolved(reference);
        if (!isOfType(value, schema.path("type"))) {
            faults.add("%s is %s: expected %s".formatted(place, value, schema.path("type")));
        }
        if (schema.has("enum") && !schema.path("enum").valueStream().toList().contains(value)) {
            faults.add("%s is %s: expected one of %s".formatted(place, value, schema.path("enum")));
        }
        schema.path("required").forEach(name -> {
            if (value.isObject() && !value.has(name.asString())) {
                faults.add("%s lacks %s".formatted(place, name));
            }
        });
        JsonNode more = schema.path("additionalProperties");
        value.properties().forEach(property -> {
            JsonNode of = schema.path("properties").path(property.getKey());
            if (of.isMissingNode() && !more.isObject()) {
                faults.add("%s has %s, which is not documented".formatted(place, property.getKey()));
            } else {
                compare(property.getValue(), of.isMissingNode() ? more : of, place + "/" + property.getKey(), faults);
            }
        });
        if (value.isArray()) {
            value.forEach(element -> compare(element, schema.path("items"), place + "[]", faults));
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        List<String> names =
                type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString());
        return type.isMissingNode()
                || names.stream().anyMatch(name -> switch (name) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "null" -> value.isNull();
                    default -> false;
                });
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
