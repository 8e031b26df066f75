package dev.recs.embedding;

import dev.recs.model.failure.Violations;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider that speaks OpenAI's embeddings protocol.
 *
 * @param baseUrl up to and with the version, no slash at the end
 * @param apiKey also {@code OPENAI_API_KEY}
 * @param dimensions length of the vectors; sent along if {@code sendDimensions}
 * @param sendDimensions false for models that make one length only, as text-embedding-ada-002
 * @param encoding {@code base64} takes a quarter of the bytes; {@code float} for servers that know nothing else
 * @param textsPerRequest most texts of one request; many servers of open models take 32 to 256
 * @param tokensPerText a text is cut after so many tokens, counted by the vocabulary of OpenAI's models; other models may count more
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
        @DefaultValue("2048") int textsPerRequest,
        @DefaultValue("8191") int tokensPerText,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("0.02") BigDecimal pricePerMillionTokens) {

    private static final int MAX_DIMENSIONS = 8192;
    private static final int MAX_TEXTS = 2_048;
    private static final int MAX_TOKENS = 32_768;
    private static final int MAX_ATTEMPTS = 20;

    void check(Violations violations) {
        violations
                .require(isHttp(baseUrl), "openai.base-url", baseUrl, "an address such as https://api.openai.com/v1")
                .require(!model.isBlank(), "openai.model", model, "a model such as text-embedding-3-small")
                .require(
                        dimensions >= 1 && dimensions <= MAX_DIMENSIONS,
                        "openai.dimensions",
                        dimensions,
                        "1 to 8192, what MongoDB's vector search takes")
                .require(
                        textsPerRequest >= 1 && textsPerRequest <= MAX_TEXTS,
                        "openai.texts-per-request",
                        textsPerRequest,
                        "1 to 2048")
                .require(
                        tokensPerText >= 1 && tokensPerText <= MAX_TOKENS,
                        "openai.tokens-per-text",
                        tokensPerText,
                        "1 to 32768")
                .require(timeout.isPositive(), "openai.timeout", timeout, "more than 0s")
                .require(maxAttempts >= 1 && maxAttempts <= MAX_ATTEMPTS, "openai.max-attempts", maxAttempts, "1 to 20")
                .require(!longestWait.isNegative(), "openai.longest-wait", longestWait, "0s or more")
                .require(
                        pricePerMillionTokens.signum() >= 0,
                        "openai.price-per-million-tokens",
                        pricePerMillionTokens,
                        "0 or more");
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
