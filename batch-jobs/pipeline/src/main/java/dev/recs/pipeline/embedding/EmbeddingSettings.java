package dev.recs.pipeline.embedding;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.math.BigDecimal;
import org.springframework.util.unit.DataSize;

/** How texts become vectors. */
@Settings(prefix = "recs.embedding")
public record EmbeddingSettings(
        @Setting(
                defaultValue = "auto",
                meaning = "Who makes the vectors; auto is openai if a key is given, else local.")
        Provider provider,

        @Setting(defaultValue = "4", meaning = "Requests under way at once, over all threads of a process; 1 to 64.")
        int maxConcurrentRequests,

        @Setting(
                defaultValue = "64MB",
                meaning =
                        "How much of the vectors of hot texts a process keeps, so that it need not ask MongoDB; 0 for none.")
        DataSize memoryCache,

        OpenAiSettings openai) {

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
    public BigDecimal pricePerMillionTokens() {
        return chosen() == Provider.OPENAI ? openai.pricePerMillionTokens() : BigDecimal.ZERO;
    }

    /** Who makes the vectors. */
    public enum Provider {
        AUTO,
        LOCAL,
        OPENAI
    }
}
