package dev.recs.embedding;

import dev.recs.model.failure.Violations;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How texts become vectors.
 *
 * @param provider {@code auto}: {@code openai} if a key is given, else {@code local}
 * @param maxConcurrentRequests requests under way at once, over all threads of this process
 * @param memoryCache how much of the vectors of hot texts a process keeps, so that it need not ask MongoDB; 0 for none
 * @param openai where the key is and what is asked of the model
 */
@ConfigurationProperties("recs.embedding")
public record EmbeddingSettings(
        @DefaultValue("auto") Provider provider,
        @DefaultValue("4") int maxConcurrentRequests,
        @DefaultValue("64MB") DataSize memoryCache,
        @DefaultValue OpenAiSettings openai) {

    private static final int MAX_CONCURRENT_REQUESTS = 64;

    public EmbeddingSettings {
        Violations violations = new Violations("recs.embedding")
                .require(
                        maxConcurrentRequests >= 1 && maxConcurrentRequests <= MAX_CONCURRENT_REQUESTS,
                        "max-concurrent-requests",
                        maxConcurrentRequests,
                        "1 to 64")
                .require(!memoryCache.isNegative(), "memory-cache", memoryCache, "0 or more, as in 64MB")
                .require(
                        provider != Provider.OPENAI || openai.apiKey().isGiven(),
                        "provider",
                        "openai",
                        "a key beside it: set OPENAI_API_KEY, or use local");
        openai.check(violations);
        violations.refuseAny();
    }

    /** The provider after {@code auto} is decided. */
    public Provider chosen() {
        if (provider != Provider.AUTO) {
            return provider;
        }
        return openai.apiKey().isGiven() ? Provider.OPENAI : Provider.LOCAL;
    }

    /** Of the chosen provider, in US dollars; the model in this process costs nothing. */
    BigDecimal pricePerMillionTokens() {
        return chosen() == Provider.OPENAI ? openai.pricePerMillionTokens() : BigDecimal.ZERO;
    }

    /** Who makes the vectors. */
    public enum Provider {
        AUTO,
        LOCAL,
        OPENAI
    }
}
