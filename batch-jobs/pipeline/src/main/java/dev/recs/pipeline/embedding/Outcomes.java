package dev.recs.pipeline.embedding;

import dev.recs.model.Embedding;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Sorts what became of texts into {@link TextVectors}. For one thread. */
final class Outcomes {

    private final Map<String, Embedding> known = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> awaited = new HashSet<>();
    private @Nullable RuntimeException failure;

    private Outcomes() {}

    /**
     * @throws DependencyDown if a store is down
     * @throws CancellationException if the wait is interrupted
     */
    static TextVectors await(Map<String, CompletableFuture<Outcome>> texts, ProviderTimeouts timeouts) {
        Outcomes outcomes = new Outcomes();
        texts.forEach((text, future) -> outcomes.add(text, outcome(future, timeouts)));
        return new TextVectors(
                outcomes.known, outcomes.refused, outcomes.awaited, Optional.ofNullable(outcomes.failure));
    }

    private static @Nullable Outcome outcome(CompletableFuture<Outcome> future, ProviderTimeouts timeouts) {
        try {
            return timeouts.await(future);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for vectors");
        } catch (ExecutionException e) {
            throw new IllegalStateException("outcomes are values, failures too", e);
        }
    }

    private void add(String text, @Nullable Outcome outcome) {
        switch (outcome) {
            case null -> awaited.add(text);
            case Outcome.Known(Embedding embedding) -> known.put(text, embedding);
            case Outcome.Refused(BadInput reason) -> refused.put(text, String.valueOf(reason.getMessage()));
            case Outcome.NotAsked(RuntimeException reason) -> {
                if (!isOfTheProvider(reason)) {
                    throw reason;
                }
                awaited.add(text);
                failure = reason;
            }
        }
    }

    /** What is wrong with MongoDB, or what nobody expected, is the caller's to know. */
    private static boolean isOfTheProvider(RuntimeException reason) {
        return switch (reason) {
            case DependencyDown down -> down.dependency().equals(Requests.PROVIDER);
            case Misconfigured ignored -> true;
            default -> false;
        };
    }
}
