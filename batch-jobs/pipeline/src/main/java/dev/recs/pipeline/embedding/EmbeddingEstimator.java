package dev.recs.pipeline.embedding;

import dev.recs.stores.embeddings.EmbeddingCache;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Counts what would be sent, chunk by chunk; sends and writes nothing.
 *
 * <p>Each chunk costs one query of the cache. Memory is fixed: see {@link SeenTexts}.
 */
public final class EmbeddingEstimator {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 4;

    private final EmbeddingProvider provider;
    private final EmbeddingCache cache;
    private final BigDecimal pricePerMillionTokens;
    private final SeenTexts seen = new SeenTexts();
    private long users;
    private long texts;
    private long newTexts;
    private long tokens;

    public EmbeddingEstimator(EmbeddingProvider provider, EmbeddingCache cache, BigDecimal pricePerMillionTokens) {
        this.provider = provider;
        this.cache = cache;
        this.pricePerMillionTokens = pricePerMillionTokens;
    }

    /** @param users who stand behind the texts; 0 for the catalog */
    public void add(long users, Collection<String> chunk) {
        this.users += users;
        List<String> unseen = new ArrayList<>();
        for (String text : Set.copyOf(chunk)) {
            if (!text.isBlank() && seen.add(text)) {
                unseen.add(text);
            }
        }
        texts += unseen.size();
        Set<String> known = cache.find(provider.space(), unseen).keySet();
        for (String text : unseen) {
            if (!known.contains(text)) {
                newTexts++;
                tokens += provider.tokens(text);
            }
        }
    }

    public EmbeddingEstimate estimate() {
        return new EmbeddingEstimate(
                users,
                texts,
                newTexts,
                tokens,
                pricePerMillionTokens
                        .multiply(BigDecimal.valueOf(tokens))
                        .divide(MILLION, DECIMALS, RoundingMode.HALF_UP));
    }
}
