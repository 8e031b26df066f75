package dev.recs.embedding;

import java.util.List;

/**
 * What a provider answered to one request.
 *
 * @param vectors one a text, in the order of the texts; not yet checked
 * @param tokens that the provider says it read
 */
public record ProviderAnswer(List<float[]> vectors, long tokens) {

    public ProviderAnswer {
        vectors = List.copyOf(vectors);
    }
}
