package dev.recs.pipeline.embedding;

import dev.recs.model.EmbeddingSpace;
import java.util.List;

/** A model that turns texts into vectors, one request at a time; safe for any number of threads. */
public interface EmbeddingProvider extends AutoCloseable {

    EmbeddingSpace space();

    /** Divides texts into requests that the model accepts, in order. */
    List<List<String>> requests(List<String> texts);

    /**
     * Sends one request of those that {@link #requests} made.
     *
     * @return what was answered, not yet checked
     * @throws dev.recs.model.failure.DependencyDown if the model does not answer, after retries
     * @throws dev.recs.model.failure.Misconfigured if it answers that a setting is wrong
     * @throws dev.recs.model.failure.BadInput if it refuses a text
     */
    ProviderResponse embed(List<String> request);

    /** Tokens of a text as this model counts them, those that it would cut off left out. */
    int tokens(String text);

    @Override
    default void close() {}
}
