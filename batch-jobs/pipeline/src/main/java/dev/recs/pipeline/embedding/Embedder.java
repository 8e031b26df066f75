package dev.recs.pipeline.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.embeddings.EmbeddingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Vectors of texts: from this process's memory, from MongoDB by one query, and from the provider for what is new.
 *
 * <p>Safe for any number of threads. A text that two threads want at once is asked for once. A thread sends its requests one after
 * the other and stores each answer before the next request, so a killed process has to embed again one request's texts a
 * thread.
 *
 * <p>A text that the provider refuses is remembered for an hour, so that a text which many users share is not refused once for each chunk of them.
 */
public final class Embedder implements TextVectorSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Embedder.class);
    private static final int BYTES_PER_ENTRY = 120;
    private static final Duration REFUSAL_KEPT = Duration.ofHours(1);
    private static final int MAX_REFUSALS = 10_000;

    private final EmbeddingCache cache;
    private final Requests requests;
    private final UsageCounters counters;
    private final AtomicBoolean unavailable = new AtomicBoolean();
    private final MissingTexts missing = new MissingTexts();
    private final BackgroundRequests background = new BackgroundRequests();
    private final AsyncCache<String, Outcome> hot;
    private final Cache<String, Outcome> refusals = Caffeine.newBuilder()
            .maximumSize(MAX_REFUSALS)
            .expireAfterWrite(REFUSAL_KEPT)
            .executor(Runnable::run)
            .build();

    public Embedder(EmbeddingCache cache, Requests requests, DataSize memory) {
        this.cache = cache;
        this.requests = requests;
        this.counters = requests.counters();
        this.hot = Caffeine.newBuilder()
                .maximumWeight(memory.toBytes())
                .weigher((String text, Outcome ignored) ->
                        BYTES_PER_ENTRY + Character.BYTES * text.length() + Float.BYTES * space().dimensions())
                .executor(Runnable::run)
                .buildAsync();
    }

    @Override
    public EmbeddingSpace space() {
        return requests.space();
    }

    /** What was used since this process started. */
    public EmbeddingUsage usage() {
        return counters.reading();
    }

    /** Counts what other processes used for the run of this one, and what went without a vector there. */
    public void add(EmbeddingUsage used, MissingVectors without) {
        counters.add(used);
        missing.add(without);
    }

    /** What went without a vector. */
    public MissingTexts missing() {
        return missing;
    }

    /** Waits for the provider as long as its retries last. */
    @Override
    public TextVectors find(Collection<String> texts) {
        return find(texts, Runnable::run, new ProviderTimeouts.Endless());
    }

    /**
     * The same for callers who cannot wait: a text whose vector is not there in time is awaited, and its request goes on in the background. Once a
     * vector was late nobody waits for one until the provider has answered again.
     */
    public TextVectorSource within(Duration longest) {
        return new TextVectorSource() {
            @Override
            public EmbeddingSpace space() {
                return Embedder.this.space();
            }

            @Override
            public TextVectors find(Collection<String> texts) {
                return Embedder.this.find(texts, background::run, background.timeouts(longest));
            }
        };
    }

    @Override
    public void close() {
        background.close();
    }

    private TextVectors find(Collection<String> texts, Sender sender, ProviderTimeouts timeouts) {
        Map<String, CompletableFuture<Outcome>> all = new LinkedHashMap<>();
        Map<String, CompletableFuture<Outcome>> own = new LinkedHashMap<>();
        ConcurrentMap<String, CompletableFuture<Outcome>> present = hot.asMap();
        for (String text : texts) {
            if (text.isBlank() || all.containsKey(text)) {
                continue;
            }
            Outcome refusal = refusals.getIfPresent(text);
            if (refusal != null) {
                all.put(text, CompletableFuture.completedFuture(refusal));
                continue;
            }
            CompletableFuture<Outcome> asked = new CompletableFuture<>();
            CompletableFuture<Outcome> before = present.putIfAbsent(text, asked);
            all.put(text, before == null ? asked : before);
            if (before == null) {
                own.put(text, asked);
            }
        }
        int unknown = own.isEmpty() ? 0 : load(own, sender);
        counters.add(new EmbeddingUsage(0, 0, 0, all.size() - unknown));
        TextVectors found = Outcomes.await(all, timeouts);
        missing.add(found);
        found.failure().ifPresent(this::logUnavailable);
        return found;
    }

    /** Once, until it answers again. */
    private void logUnavailable(RuntimeException failure) {
        if (unavailable.compareAndSet(false, true)) {
            LOG.warn("lists are made without the vectors of new texts: {}", failure.getMessage());
        }
    }

    private void logAvailable() {
        background.answered();
        if (unavailable.compareAndSet(true, false)) {
            LOG.info("the embedding provider answers again");
        }
    }

    /** @return how many texts the provider was asked about */
    private int load(Map<String, CompletableFuture<Outcome>> own, Sender sender) {
        try {
            cache.find(space(), own.keySet())
                    .forEach((text, embedding) -> settle(own, text, new Outcome.Known(embedding)));
        } catch (RuntimeException e) {
            settleRest(own, e);
            throw e;
        }
        List<String> unknown =
                own.keySet().stream().filter(text -> !isDone(own, text)).toList();
        if (!unknown.isEmpty()) {
            try {
                sender.send(() -> send(unknown, own));
            } catch (DependencyDown e) {
                settleRest(own, e);
            }
        }
        return unknown.size();
    }

    /** Leaves no text unsettled, whatever happens: others may wait for it. */
    private void send(List<String> unknown, Map<String, CompletableFuture<Outcome>> own) {
        RuntimeException reason = new CancellationException("the embedding provider was asked for nothing");
        try {
            requests.send(unknown, outcomes -> {
                logAvailable();
                outcomes.forEach((text, outcome) -> settle(own, text, outcome));
            });
        } catch (RuntimeException e) {
            reason = e;
        } finally {
            settleRest(own, reason);
        }
    }

    private void settleRest(Map<String, CompletableFuture<Outcome>> own, RuntimeException reason) {
        own.keySet().stream()
                .filter(text -> !isDone(own, text))
                .forEach(text -> settle(own, text, new Outcome.NotAsked(reason)));
    }

    /** What is not known is forgotten before it is told, so that the next call asks again. */
    private void settle(Map<String, CompletableFuture<Outcome>> own, String text, Outcome outcome) {
        CompletableFuture<Outcome> future = own.get(text);
        if (future == null) {
            return;
        }
        if (outcome instanceof Outcome.Refused(BadInput ignored)) {
            refusals.put(text, outcome);
        }
        if (!(outcome instanceof Outcome.Known)) {
            hot.asMap().remove(text, future);
        }
        future.complete(outcome);
    }

    private static boolean isDone(Map<String, CompletableFuture<Outcome>> own, String text) {
        CompletableFuture<Outcome> future = own.get(text);
        return future == null || future.isDone();
    }

    /** On whose thread requests are sent. */
    @FunctionalInterface
    private interface Sender {
        /** @throws DependencyDown if too many wait already */
        void send(Runnable requests);
    }
}
