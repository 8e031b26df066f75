package dev.recs.embedding;

import dev.recs.model.failure.Misconfigured;
import java.util.ArrayList;
import java.util.List;
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

    public EmbeddingSettings {
        List<String> violations = new ArrayList<>(openai.violations());
        if (maxConcurrentRequests < 1 || maxConcurrentRequests > 64) {
            violations.add(
                    "recs.embedding.max-concurrent-requests is %d: expected 1 to 64".formatted(maxConcurrentRequests));
        }
        if (memoryCache.isNegative()) {
            violations.add("recs.embedding.memory-cache is %s: expected 0 or more, as in 64MB".formatted(memoryCache));
        }
        if (provider == Provider.OPENAI && !openai.apiKey().isGiven()) {
            violations.add("recs.embedding.provider is openai and no key is given: set OPENAI_API_KEY, or use local");
        }
        if (!violations.isEmpty()) {
            throw new Misconfigured(String.join("; ", violations));
        }
    }

    /** The provider after {@code auto} is decided. */
    public Provider chosen() {
        if (provider != Provider.AUTO) {
            return provider;
        }
        return openai.apiKey().isGiven() ? Provider.OPENAI : Provider.LOCAL;
    }

    /** Who makes the vectors. */
    public enum Provider {
        AUTO,
        LOCAL,
        OPENAI
    }
}
