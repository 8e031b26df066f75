package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.GoldenJson;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the controllers do. */
final class OpenApiIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** True or anything else: nothing is refused. */
    private static final Set<String> FLAGS = Set.of("explain", "shelves");

    /** Names what the address is of, and has tests of its own. */
    private static final Set<String> NAMES = Set.of("userId", "productId", "id");

    /** A value that each other parameter refuses, and what the refusal says. */
    private static final Map<String, List<String>> REFUSED = Map.of(
            "limit", List.of("0", "limit is '0'"),
            "category", List.of("c".repeat(201), "category has 201 characters"),
            "exclude", List.of("P,".repeat(200) + "P", "exclude names 201 products"),
            "viewed", List.of("P,".repeat(200) + "P", "viewed names 201 products"),
            "lang", List.of("xx", "lang is 'xx'"));

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0));
        new StoredSamples(api).saveProducts(2);
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theDocumentIsThatOfTheGoldenFile() {
        GoldenJson.assertSorted("openapi.json", api.json("/api/openapi.json", ""));
    }

    @Test
    void everyMappingIsInTheDocumentAndNothingElse() {
        Set<String> mapped = new TreeSet<>();
        RequestMappingHandlerMapping mapping = api.bean(RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, _) -> {
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api/") && !path.startsWith("/api/docs")) {
                        mapped.add(method + " " + path);
                    }
                }
            }
        });
        Set<String> documented = new TreeSet<>();
        operations().forEach(operation -> documented.add(operation.method() + " " + operation.path()));
        assertThat(documented).isEqualTo(mapped);
    }

    @Test
    void everyDocumentedParameterIsRead() {
        for (Operation operation : operations()) {
            for (Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("path")) {
                    assertThat(operation.path()).contains("{" + parameter.name() + "}");
                } else if (parameter.in().equals("query")
                        && !FLAGS.contains(parameter.name())
                        && !NAMES.contains(parameter.name())) {
                    assertRefuses(operation, parameter.name());
                }
            }
        }
    }

    @Test
    void everyParameterThatAControllerReadsIsDocumented() {
        Set<String> documented = new TreeSet<>();
        operations()
                .forEach(operation -> operation.parameters().stream()
                        .filter(parameter -> parameter.in().equals("query"))
                        .forEach(parameter -> documented.add(parameter.name())));
        Set<String> known = new TreeSet<>(REFUSED.keySet());
        known.addAll(FLAGS);
        known.addAll(NAMES);
        assertThat(documented).isEqualTo(known);
        for (Operation operation : operations()) {
            for (String parameter : REFUSED.keySet()) {
                boolean isRead = operation.method().equals("GET")
                        && answer(operation, parameter).statusCode() == 400;
                assertThat(isRead)
                        .as("%s %s reads %s", operation.method(), operation.path(), parameter)
                        .isEqualTo(operation.parameters().contains(new Parameter("query", parameter)));
            }
        }
    }

    @Test
    void everyPathParameterIsDocumented() {
        for (Operation operation : operations()) {
            long inPath = operation.path().chars().filter(c -> c == '{').count();
            assertThat(operation.parameters().stream()
                            .filter(parameter -> parameter.in().equals("path"))
                            .count())
                    .as(operation.path())
                    .isEqualTo(inPath);
        }
    }

    private static void assertRefuses(Operation operation, String parameter) {
        HttpResponse<String> response = answer(operation, parameter);
        assertThat(response.statusCode())
                .as("%s of %s", parameter, operation.path())
                .isEqualTo(400);
        assertThat(response.body())
                .contains(REFUSED.getOrDefault(parameter, List.of("")).getLast());
    }

    private static HttpResponse<String> answer(Operation operation, String parameter) {
        String path = operation.path().replaceAll("\\{[^}]*}", "P1");
        String names = operation.parameters().stream()
                .filter(named -> named.in().equals("query") && NAMES.contains(named.name()))
                .map(named -> named.name() + "=P1&")
                .collect(Collectors.joining());
        return api.get(
                path + "?" + names + parameter + "="
                        + REFUSED.getOrDefault(parameter, List.of("")).getFirst(),
                ALL);
    }

    private static List<Operation> operations() {
        JsonNode document = api.json("/api/openapi.json", "");
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        List<Parameter> parameters = new ArrayList<>();
                        item.path("parameters").forEach(parameter -> parameters.add(parameter(document, parameter)));
                        operation
                                .path("parameters")
                                .forEach(parameter -> parameters.add(parameter(document, parameter)));
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, parameters));
                    }
                }));
        return operations;
    }

    private static Parameter parameter(JsonNode document, JsonNode parameter) {
        JsonNode found = parameter.has("$ref")
                ? document.at(parameter.path("$ref").asString().substring(1))
                : parameter;
        return new Parameter(found.path("in").asString(), found.path("name").asString());
    }

    private record Operation(String method, String path, List<Parameter> parameters) {}

    private record Parameter(String in, String name) {}
}
