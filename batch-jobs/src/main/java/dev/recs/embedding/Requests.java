package dev.recs.embedding;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Sends new texts to the provider: one request after the other for a caller, a bounded number at once over all callers; stores
 * and counts each answer before the next.
 */
public final class Requests {

    private final EmbeddingProvider provider;
    private final EmbeddingCache cache;
    private final EmbeddingUsageLog log;
    private final UsageCounters counters = new UsageCounters();
    private final Semaphore underWay;

    public Requests(
            EmbeddingProvider provider, EmbeddingCache cache, EmbeddingUsageLog log, int maxConcurrentRequests) {
        this.provider = provider;
        this.cache = cache;
        this.log = log;
        this.underWay = new Semaphore(maxConcurrentRequests);
    }

    EmbeddingSpace space() {
        return provider.space();
    }

    UsageCounters counters() {
        return counters;
    }

    /** @param received takes the outcomes of each request as they come */
    void send(List<String> texts, Consumer<Map<String, Outcome>> received) {
        for (List<String> request : provider.requests(texts)) {
            sendOrHalve(request, received);
        }
    }

    /** A request that the provider refuses as a whole is halved until the refused text is alone. */
    private void sendOrHalve(List<String> request, Consumer<Map<String, Outcome>> received) {
        try {
            received.accept(ask(request));
        } catch (BadInput e) {
            if (request.size() == 1) {
                received.accept(Map.of(request.getFirst(), new Outcome.Refused(e)));
                return;
            }
            int half = request.size() / 2;
            sendOrHalve(request.subList(0, half), received);
            sendOrHalve(request.subList(half, request.size()), received);
        }
    }

    private Map<String, Outcome> ask(List<String> request) {
        ProviderAnswer answer = answer(request);
        EmbeddingUsage usage = new EmbeddingUsage(request.size(), answer.tokens(), 1, 0);
        counters.add(usage);
        log.add(space(), usage);
        Map<String, Outcome> outcomes = AnswerCheck.outcomes(space(), request, answer.vectors());
        Map<String, Embedding> known = new HashMap<>();
        outcomes.forEach((text, outcome) -> {
            if (outcome instanceof Outcome.Known(Embedding embedding)) {
                known.put(text, embedding);
            }
        });
        cache.save(known);
        return outcomes;
    }

    private ProviderAnswer answer(List<String> request) {
        try {
            underWay.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyDown("embedding provider", "interrupted while waiting for a free place", e);
        }
        try {
            return provider.embed(request);
        } finally {
            underWay.release();
        }
    }
}
