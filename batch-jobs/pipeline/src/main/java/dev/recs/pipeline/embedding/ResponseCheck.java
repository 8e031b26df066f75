package dev.recs.pipeline.embedding;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds an answer against its request: what may be stored comes out, nothing else. */
final class ResponseCheck {

    private ResponseCheck() {}

    /**
     * One outcome a text.
     *
     * @throws DependencyDown if there are too few or too many vectors: whose is whose is then unknown
     * @throws Misconfigured if one has other dimensions than the space
     */
    static Map<String, Outcome> outcomes(EmbeddingSpace space, List<String> request, List<float[]> vectors) {
        if (vectors.size() != request.size()) {
            String message =
                    "answered %d vectors for %d texts: expected one each; nothing of this request was stored, run again"
                            .formatted(vectors.size(), request.size());
            throw new DependencyDown(Requests.PROVIDER, message, new IllegalStateException(message));
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            outcomes.put(request.get(i), outcome(space, vectors.get(i)));
        }
        return outcomes;
    }

    private static Outcome outcome(EmbeddingSpace space, float[] vector) {
        if (vector.length == 0) {
            return new Outcome.Refused(new BadInput("no vector that can be read was answered"));
        }
        if (vector.length != space.dimensions()) {
            throw new Misconfigured(
                    ("embedding provider answered a vector of %d dimensions: expected %d, as in %s; nothing of this request was"
                                    + " stored; set recs.embedding.openai.dimensions to %d, or choose a model that makes %d")
                            .formatted(vector.length, space.dimensions(), space, vector.length, space.dimensions()));
        }
        try {
            return new Outcome.Known(Embedding.unit(space, vector));
        } catch (BadInput e) {
            return new Outcome.Refused(e);
        }
    }
}
