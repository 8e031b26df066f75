package dev.recs.pipeline.embedding;

import dev.recs.model.Embedding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found out about the vectors of some texts; each text that is not blank is in exactly one of the three parts.
 *
 * @param known the vectors that are there
 * @param refused texts that the provider gives no usable vector, each with the reason; asking again soon does not help
 * @param awaited texts whose vector could not be had now, because the provider is away or slow; the next search for them asks again
 * @param failure why texts are awaited: {@link dev.recs.model.failure.DependencyDown} or {@link dev.recs.model.failure.Misconfigured};
 *     empty if none is, or if their vectors are only late
 */
public record TextVectors(
        Map<String, Embedding> known,
        Map<String, String> refused,
        Set<String> awaited,
        Optional<RuntimeException> failure) {

    public static final TextVectors NONE = new TextVectors(Map.of(), Map.of(), Set.of(), Optional.empty());

    public TextVectors {
        known = Map.copyOf(known);
        refused = Map.copyOf(refused);
        awaited = Set.copyOf(awaited);
    }

    public boolean isComplete() {
        return refused.isEmpty() && awaited.isEmpty();
    }
}
