package dev.recs.benchmarks.fuzz;

import dev.recs.benchmarks.fuzz.Operation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws requests: one in two valid, the others with one fault. */
final class Requests {

    private static final int FEW = 4;
    /** Keeps the requests of neighbouring seeds apart; a multiple of the generator's own step would make them shifts of one another. */
    private static final long SEEDS = 1_000_003;

    private static final int TOO_LARGE = 300_000;
    private static final List<String> ODD_HEADERS = List.of(
            "Accept: text/html",
            "Accept: ////",
            "Accept: */*;q=0",
            "Origin: https://elsewhere.example",
            "Origin: http://[::1",
            "Expect: tea",
            "If-None-Match: *",
            "If-None-Match: \"",
            "X-Forwarded-Host: evil.example",
            "Transfer-Encoding: foo",
            "Content-Length: -7",
            "Idempotency-Key: " + "k".repeat(200),
            "Range: bytes=0-1",
            "Cookie: a=b",
            "Host: evil.example",
            "Content-Encoding: gzip",
            "Accept-Language: %%",
            "Authorization: Basic YTpi",
            "X-HTTP-Method-Override: DELETE");
    private static final List<String> METHODS =
            List.of("PATCH", "TRACE", "QUERY", "HEAD", "OPTIONS", "FOO", "DELETE", "POST");
    private static final List<String> ODD_ENDS = List.of(
            "/",
            "//",
            "/..",
            "/%2e%2e",
            ";a=b",
            "%",
            "%zz",
            "%00",
            "/%c0%af",
            "\\",
            "#x",
            " x",
            "{",
            "?%ff=%zz",
            "?&&=&");
    private static final List<String> BROKEN = List.of(
            "",
            "{",
            "[",
            "nul",
            "{\"type\":",
            "\u0000",
            "[" + "[".repeat(2_000),
            "{\"a\":1}}",
            "1e99999",
            "\"\\ud800\"",
            "// x\n{}");

    private final ApiDocument document;
    private final List<Operation> operations;
    private final FuzzTokens tokens;
    private final long seed;

    Requests(ApiDocument document, FuzzTokens tokens, long seed) {
        this.document = document;
        this.operations = document.operations();
        this.tokens = tokens;
        this.seed = seed;
    }

    FuzzRequest draw(int number) {
        RandomGenerator random = new SplittableRandom(seed * SEEDS + number);
        Operation operation = operations.get(random.nextInt(operations.size()));
        Fault[] faults = Fault.values();
        Fault fault = random.nextBoolean() ? Fault.NONE : faults[random.nextInt(faults.length)];
        return new Draft(operation, fault, random).request();
    }

    /** One request while it is drawn. */
    private final class Draft {

        private final Operation operation;
        private final Fault fault;
        private final RandomGenerator random;
        private final Values values;
        private final Map<String, String> headers = new TreeMap<>();

        Draft(Operation operation, Fault fault, RandomGenerator random) {
            this.operation = operation;
            this.fault = fault;
            this.random = random;
            this.values = new Values(document, random);
        }

        FuzzRequest request() {
            String token = token();
            if (!token.isEmpty()) {
                headers.put("Authorization", "Bearer " + token);
            }
            String target = target();
            String body = body();
            if (fault == Fault.ODD_HEADER) {
                String[] odd = oneOf(ODD_HEADERS).split(": ", 2);
                headers.put(odd[0], odd[1]);
            }
            String method = fault == Fault.OTHER_METHOD ? oneOf(METHODS) : operation.method();
            return new FuzzRequest(operation, fault, method, target, headers, body);
        }

        private String token() {
            return switch (fault) {
                case NO_TOKEN -> "";
                case GARBAGE_TOKEN -> oneOf(List.of("garbage", "a.b.c", "…", tokens.service() + "x", "null"));
                case TOKEN_WITHOUT_SCOPE -> operation.isOfEvents() ? tokens.reading() : tokens.reporting();
                case TOKEN_OF_ANOTHER_USER -> tokens.ofAnotherUser();
                default -> operation.isOpen() && random.nextBoolean() ? "" : validToken();
            };
        }

        private String validToken() {
            return operation.isOfGuest() ? tokens.guest() : tokens.service();
        }

        private String target() {
            String path = operation.path();
            List<String> query = new ArrayList<>();
            for (Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("path")) {
                    path = path.replace("{" + parameter.name() + "}", encoded(text(parameter)));
                } else if (parameter.in().equals("query") && (parameter.isRequired() || random.nextBoolean())) {
                    add(parameter, query);
                }
            }
            if (fault == Fault.UNKNOWN_PARAMETER) {
                query.add(encoded(values.odd()) + "=" + encoded(values.odd()));
            }
            String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
            return fault == Fault.ODD_PATH ? path + oneOf(ODD_ENDS) : target;
        }

        private void add(Parameter parameter, List<String> query) {
            if (parameter.schema().path("type").asString("").equals("array") && fault != Fault.ODD_PARAMETER) {
                JsonNode ids = values.valid(parameter.schema());
                ids.forEach(id -> query.add(parameter.name() + "=" + encoded(id.asString())));
                if (ids.size() == 1) {
                    query.add(parameter.name() + "=");
                }
                return;
            }
            String pair = parameter.name() + "=" + encoded(text(parameter));
            query.add(pair);
            if (fault == Fault.REPEATED_PARAMETER) {
                query.add(pair);
            }
        }

        private String text(Parameter parameter) {
            boolean isArray = parameter.schema().has("items");
            return isArray || (fault == Fault.ODD_PARAMETER && random.nextInt(FEW) > 0)
                    ? values.odd()
                    : values.valid(parameter.schema()).asString();
        }

        private String body() {
            if (operation.body().isEmpty()) {
                return fault == Fault.ODD_BODY ? values.odd() : "";
            }
            headers.put(
                    "Content-Type",
                    fault == Fault.OTHER_TYPE
                            ? oneOf(List.of("text/plain", "", "a/b/c", "application/xml"))
                            : "application/json");
            JsonNode valid = validBody();
            return switch (fault) {
                case ODD_BODY -> values.spoiled(valid).toString();
                case BROKEN_BODY -> oneOf(BROKEN);
                case LARGE_BODY -> "[\"" + "x".repeat(TOO_LARGE) + "\"]";
                default -> valid.toString();
            };
        }

        /** No text that the schema takes is a guest's token, but one that was given. */
        private JsonNode validBody() {
            return operation.isMerge()
                    ? JsonMapper.shared().createObjectNode().put("guestToken", tokens.guest())
                    : values.valid(operation.body().orElseThrow());
        }

        private String oneOf(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
