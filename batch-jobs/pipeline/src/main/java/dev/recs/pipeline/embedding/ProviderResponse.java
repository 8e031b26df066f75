package dev.recs.pipeline.embedding;

import java.util.List;

/**
 * What a provider answered to one request.
 *
 * @param vectors one a text, in the order of the texts; not yet checked; empty where none could be read
 * @param tokens that the provider says it read; 0 if it does not say
 */
public record ProviderResponse(List<float[]> vectors, long tokens) {

    public ProviderResponse {
        vectors = List.copyOf(vectors);
    }
}
