package dev.recs.pipeline.embedding;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends new texts to the provider: one request after the other for a caller, a bounded number at once over all callers; stores
 * and counts each answer before the next.
 */
public final class Requests {

    /** As failures name it. */
    static final String PROVIDER = "embedding provider";

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final List<String> PLAIN_WORD = List.of("tea");

    private final EmbeddingProvider provider;
    private final EmbeddingCache cache;
    private final EmbeddingUsageLog log;
    private final UsageCounters counters = new UsageCounters();
    private final Semaphore underWay;
    private final AtomicInteger mostTexts = new AtomicInteger(Integer.MAX_VALUE);

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

    /**
     * A request that the provider refuses as a whole is halved until the refused text is alone.
     *
     * @return true if every text of it was taken
     */
    private boolean sendOrHalve(List<String> request, Consumer<Map<String, Outcome>> received) {
        if (request.size() > mostTexts.get()) {
            return sendHalves(request, received);
        }
        try {
            received.accept(ask(request));
            return true;
        } catch (BadInput e) {
            if (request.size() == 1) {
                received.accept(Map.of(request.getFirst(), new Outcome.Refused(e)));
                return false;
            }
            boolean taken = sendHalves(request, received);
            if (taken) {
                remember(request.size() / 2);
            }
            return taken;
        }
    }

    private boolean sendHalves(List<String> request, Consumer<Map<String, Outcome>> received) {
        int half = request.size() / 2;
        boolean first = sendOrHalve(request.subList(0, half), received);
        return sendOrHalve(request.subList(half, request.size()), received) && first;
    }

    /** No text was to blame, but their number, or their length together. */
    private void remember(int texts) {
        if (mostTexts.getAndAccumulate(texts, Math::min) > texts) {
            LOG.warn(
                    "the embedding provider refuses requests of more than about {} texts: set"
                            + " recs.embedding.openai.texts-per-request to what it takes",
                    texts);
        }
    }

    private Map<String, Outcome> ask(List<String> request) {
        ProviderResponse answer = request(request);
        EmbeddingUsage usage = new EmbeddingUsage(request.size(), answer.tokens(), 1, 0);
        counters.add(usage);
        log.add(space(), usage);
        Map<String, Outcome> outcomes = ResponseCheck.outcomes(space(), request, answer.vectors());
        Map<String, Embedding> known = new HashMap<>();
        outcomes.forEach((text, outcome) -> {
            if (outcome instanceof Outcome.Known(Embedding embedding)) {
                known.put(text, embedding);
            }
        });
        if (known.isEmpty()) {
            requireUsableVectors();
        }
        cache.save(known);
        return outcomes;
    }

    /** A provider that answers nonsense to everything is not to cost every text its vector. */
    private void requireUsableVectors() {
        Outcome outcome = ResponseCheck.outcomes(
                        space(), PLAIN_WORD, request(PLAIN_WORD).vectors())
                .get(PLAIN_WORD.getFirst());
        if (outcome instanceof Outcome.Refused(BadInput reason)) {
            throw new Misconfigured(
                    "embedding provider answers no usable vector, not even for the word '%s' (%s): check recs.embedding.openai.model and encoding"
                            .formatted(PLAIN_WORD.getFirst(), reason.getMessage()));
        }
    }

    private ProviderResponse request(List<String> request) {
        try {
            underWay.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a free place at the embedding provider");
        }
        try {
            return provider.embed(request);
        } finally {
            underWay.release();
        }
    }
}
