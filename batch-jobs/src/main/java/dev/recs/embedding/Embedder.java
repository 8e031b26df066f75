package dev.recs.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.unit.DataSize;

/**
 * Vectors of texts: from this process's memory, from MongoDB by one query, and from the provider for what is new.
 *
 * <p>Safe for any number of threads. A text that two threads want at once is asked for once. A thread sends its requests one after
 * the other and stores each answer before the next request, so a killed process has to embed again one request's texts a
 * thread.
 */
public final class Embedder {

    private static final int BYTES_PER_ENTRY = 120;

    private final EmbeddingCache cache;
    private final Requests requests;
    private final UsageCounters counters;
    private final AsyncCache<String, Outcome> hot;

    public Embedder(EmbeddingCache cache, Requests requests, DataSize memory) {
        this.cache = cache;
        this.requests = requests;
        this.counters = requests.counters();
        this.hot = Caffeine.newBuilder()
                .maximumWeight(memory.toBytes())
                .weigher((String text, Outcome _) ->
                        BYTES_PER_ENTRY + Character.BYTES * text.length() + Float.BYTES * space().dimensions())
                .executor(Runnable::run)
                .buildAsync();
    }

    public EmbeddingSpace space() {
        return requests.space();
    }

    /** What was used since this process started. */
    public EmbeddingUsage usage() {
        return counters.reading();
    }

    /**
     * The vector of every text that is not blank.
     *
     * @throws BadInput if one of them has none: the provider refused it, or answered zeros or numbers that are not finite. The
     *     others are stored
     * @throws DependencyDown if the provider or MongoDB does not answer
     * @throws Misconfigured if the provider refuses the key, the model or the dimensions
     */
    public Map<String, Embedding> embed(Collection<String> texts) {
        List<String> distinct =
                texts.stream().filter(text -> !text.isBlank()).distinct().toList();
        if (distinct.isEmpty()) {
            return Map.of();
        }
        Map<String, Embedding> embeddings = HashMap.newHashMap(distinct.size());
        outcomes(distinct).forEach((text, outcome) -> embeddings.put(text, known(text, outcome)));
        return embeddings;
    }

    private Map<String, Outcome> outcomes(List<String> texts) {
        AtomicInteger asked = new AtomicInteger();
        Map<String, Outcome> outcomes = hot.getAll(
                        texts, (unknown, _) -> CompletableFuture.completedFuture(load(unknown, asked)))
                .join();
        counters.add(new EmbeddingUsage(0, 0, 0, texts.size() - asked.get()));
        forgetFailures(outcomes);
        return outcomes;
    }

    /** Never throws: a load that fails is a warning with a stack trace in the cache's own log, beside the one who is told. */
    private Map<String, Outcome> load(Set<? extends String> texts, AtomicInteger asked) {
        Map<String, Outcome> outcomes = HashMap.newHashMap(texts.size());
        try {
            cache.find(space(), List.copyOf(texts))
                    .forEach((text, embedding) -> outcomes.put(text, new Outcome.Known(embedding)));
            List<String> unknown = texts.stream()
                    .<String>map(text -> text)
                    .filter(text -> !outcomes.containsKey(text))
                    .toList();
            asked.set(unknown.size());
            requests.send(unknown, outcomes::putAll);
        } catch (DependencyDown | Misconfigured e) {
            texts.forEach(text -> outcomes.putIfAbsent(text, new Outcome.NotAsked(e)));
        }
        return outcomes;
    }

    /** The next call asks again. */
    private void forgetFailures(Map<String, Outcome> outcomes) {
        outcomes.forEach((text, outcome) -> {
            if (!(outcome instanceof Outcome.Known)) {
                hot.synchronous().invalidate(text);
            }
        });
    }

    private static Embedding known(String text, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Known(Embedding embedding) -> embedding;
            case Outcome.NotAsked(RuntimeException reason) -> throw reason;
            case Outcome.Refused(BadInput reason) ->
                throw new BadInput(
                        "embedding provider gave no usable vector for a text of %d characters: %s"
                                .formatted(text.length(), reason.getMessage()),
                        reason);
        };
    }
}
