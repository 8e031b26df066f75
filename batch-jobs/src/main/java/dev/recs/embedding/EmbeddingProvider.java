package dev.recs.embedding;

import dev.recs.model.EmbeddingSpace;
import java.util.List;

/** A model that turns texts into vectors. */
public interface EmbeddingProvider {

    EmbeddingSpace space();

    /** @return one vector a text, in the order given, of any length above zero */
    List<float[]> embed(List<String> texts);
}
