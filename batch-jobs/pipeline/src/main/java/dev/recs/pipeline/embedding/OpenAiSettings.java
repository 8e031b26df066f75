package dev.recs.pipeline.embedding;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;

/** A provider that speaks OpenAI's embeddings protocol. */
public record OpenAiSettings(
        @Setting(
                defaultValue = "https://api.openai.com/v1",
                meaning =
                        "Address of a provider that speaks OpenAI's embeddings protocol, up to and with the version, no slash at the end.",
                aliases = "OPENAI_BASE_URL")
        String baseUrl,

        @Setting(meaning = "Secret that the provider wants.", aliases = "OPENAI_API_KEY")
        ApiKey apiKey,

        @Setting(defaultValue = "text-embedding-3-small", meaning = "Model that makes the vectors.")
        String model,

        @Setting(defaultValue = "1536", meaning = "Length of the vectors, 1 to 8192; sent along if send-dimensions.")
        int dimensions,

        @Setting(
                defaultValue = "true",
                meaning = "False for models that make one length only, as text-embedding-ada-002.")
        boolean sendDimensions,

        @Setting(
                defaultValue = "base64",
                meaning =
                        "How vectors travel: base64 takes a quarter of the bytes; float is for servers that know nothing else.")
        Encoding encoding,

        @Setting(
                defaultValue = "2048",
                meaning = "Most texts of one request, 1 to 2048; many servers of open models take 32 to 256.")
        int textsPerRequest,

        @Setting(
                defaultValue = "8191",
                meaning =
                        "Tokens after which a text is cut, 1 to 32768, counted by the vocabulary of OpenAI's models; other models may count more.")
        int tokensPerText,

        @Setting(defaultValue = "60s", meaning = "Of one request; above 0.")
        Duration timeout,

        @Setting(defaultValue = "6", meaning = "Attempts of one request, the first included; 1 to 20.")
        int maxAttempts,

        @Setting(
                defaultValue = "60s",
                meaning =
                        "No wait between two attempts is longer; a longer Retry-After ends the call at once; 0 or more.")
        Duration longestWait,

        @Setting(
                defaultValue = "0.02",
                meaning = "Price of a million tokens in US dollars, 0 or more, for the estimate of --dry-run.")
        BigDecimal pricePerMillionTokens) {

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
        } catch (IllegalArgumentException ignored) {
            return false;
        }
    }

    /** How the vectors travel. */
    public enum Encoding {
        BASE64,
        FLOAT
    }
}
