package dev.recs.testing.openai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A request that passed every check of the documentation. */
record EmbeddingsRequest(
        String model, List<String> input, int dimensions, boolean dimensionsGiven, boolean base64, int tokens) {

    private static final Map<String, Integer> DIMENSIONS =
            Map.of("text-embedding-3-small", 1536, "text-embedding-3-large", 3072, "text-embedding-ada-002", 1536);
    private static final Set<String> FIELDS = Set.of("input", "model", "dimensions", "encoding_format", "user");
    private static final int MAX_INPUTS = 2_048;
    private static final int MAX_INPUT_TOKENS = 8_192;
    private static final int MAX_TOKENS = 300_000;
    private static final Encoding VOCABULARY =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    static EmbeddingsRequest parse(JsonNode body) {
        body.propertyNames().forEach(field -> {
            if (!FIELDS.contains(field)) {
                throw Refusal.invalid("Unrecognized request argument supplied: " + field);
            }
        });
        String model = body.path("model").asString("");
        Integer most = DIMENSIONS.get(model);
        if (most == null) {
            throw new Refusal(
                    404, "invalid_request_error", "model_not_found", "The model `%s` does not exist".formatted(model));
        }
        List<String> input = input(body.path("input"));
        return new EmbeddingsRequest(
                model, input, dimensions(body, model, most), body.has("dimensions"), isBase64(body), tokens(input));
    }

    private static List<String> input(JsonNode node) {
        List<String> input = new ArrayList<>();
        if (node.isString()) {
            input.add(node.asString());
        }
        node.values().forEach(text -> {
            if (!text.isString()) {
                throw Refusal.invalid("'$.input' is invalid.");
            }
            input.add(text.asString());
        });
        if (input.isEmpty() || input.size() > MAX_INPUTS || input.stream().anyMatch(String::isEmpty)) {
            throw Refusal.invalid("'$.input' is invalid.");
        }
        return List.copyOf(input);
    }

    private static int dimensions(JsonNode body, String model, int most) {
        JsonNode given = body.path("dimensions");
        if (given.isMissingNode()) {
            return most;
        }
        if (!model.startsWith("text-embedding-3")) {
            throw Refusal.invalid("This model does not support specifying dimensions.");
        }
        if (!given.isInt() || given.asInt() < 1 || given.asInt() > most) {
            throw Refusal.invalid(
                    "Invalid value for 'dimensions' = %s. Must be between 1 and %d.".formatted(given.asString(), most));
        }
        return given.asInt();
    }

    private static boolean isBase64(JsonNode body) {
        return switch (body.path("encoding_format").asString("float")) {
            case "base64" -> true;
            case "float" -> false;
            default -> throw Refusal.invalid("Invalid value for 'encoding_format'.");
        };
    }

    private static int tokens(List<String> input) {
        int sum = 0;
        for (String text : input) {
            int count = VOCABULARY.countTokensOrdinary(text);
            if (count > MAX_INPUT_TOKENS) {
                throw Refusal.invalid(
                        "This model's maximum context length is %d tokens, however you requested %d tokens"
                                .formatted(MAX_INPUT_TOKENS, count));
            }
            sum += count;
        }
        if (sum > MAX_TOKENS) {
            throw new Refusal(
                    400,
                    "max_tokens_per_request",
                    "max_tokens_per_request",
                    "Requested %d tokens, max %d tokens per request".formatted(sum, MAX_TOKENS));
        }
        return sum;
    }
}
