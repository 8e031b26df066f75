package dev.recs.pipeline.embedding;

import dev.recs.model.EmbeddingSpace;
import java.util.Collection;

/** Who gives vectors of texts. A text without one is no failure: it is told, and the caller goes on with the vectors there are. */
public interface TextVectorSource {

    EmbeddingSpace space();

    /**
     * The vector of every text that is not blank, as far as it can be had.
     *
     * @throws dev.recs.model.failure.DependencyDown if MongoDB does not answer
     * @throws java.util.concurrent.CancellationException if the process is told to end while it waits
     */
    TextVectors find(Collection<String> texts);
}
