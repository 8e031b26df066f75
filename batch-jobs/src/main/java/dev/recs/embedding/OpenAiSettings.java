package dev.recs.embedding;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider that speaks OpenAI's embeddings protocol.
 *
 * @param baseUrl up to and with the version, no slash at the end
 * @param apiKey also {@code OPENAI_API_KEY}
 * @param dimensions length of the vectors; sent along if {@code sendDimensions}
 * @param sendDimensions false for models that make one length only, as text-embedding-ada-002
 * @param encoding {@code base64} takes a quarter of the bytes; {@code float} for servers that know nothing else
 * @param timeout of one request
 * @param maxAttempts of one request, the first included
 * @param longestWait no wait between two attempts is longer; a longer Retry-After ends the call at once
 * @param pricePerMillionTokens in US dollars, for the estimate of {@code --dry-run}
 */
public record OpenAiSettings(
        @DefaultValue("https://api.openai.com/v1") String baseUrl,
        @DefaultValue("") ApiKey apiKey,
        @DefaultValue("text-embedding-3-small") String model,
        @DefaultValue("1536") int dimensions,
        @DefaultValue("true") boolean sendDimensions,
        @DefaultValue("base64") Encoding encoding,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("0.02") BigDecimal pricePerMillionTokens) {

    private static final int MAX_DIMENSIONS = 8192;

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (!isHttp(baseUrl)) {
            violations.add(
                    "recs.embedding.openai.base-url is '%s': expected an address such as https://api.openai.com/v1"
                            .formatted(baseUrl));
        }
        if (model.isBlank()) {
            violations.add("recs.embedding.openai.model is empty: expected a model such as text-embedding-3-small");
        }
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            violations.add(
                    "recs.embedding.openai.dimensions is %d: expected 1 to %d, what MongoDB's vector search takes"
                            .formatted(dimensions, MAX_DIMENSIONS));
        }
        if (!timeout.isPositive()) {
            violations.add("recs.embedding.openai.timeout is %s: expected more than 0s".formatted(timeout));
        }
        if (maxAttempts < 1 || maxAttempts > 20) {
            violations.add("recs.embedding.openai.max-attempts is %d: expected 1 to 20".formatted(maxAttempts));
        }
        if (longestWait.isNegative()) {
            violations.add("recs.embedding.openai.longest-wait is %s: expected 0s or more".formatted(longestWait));
        }
        if (pricePerMillionTokens.signum() < 0) {
            violations.add("recs.embedding.openai.price-per-million-tokens is %s: expected 0 or more"
                    .formatted(pricePerMillionTokens));
        }
        return violations;
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** How the vectors travel. */
    public enum Encoding {
        BASE64,
        FLOAT
    }
}
