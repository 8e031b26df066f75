package dev.recs.ranking.vectorsearch;

import dev.recs.model.failure.Violations;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the products come from that fit a text.
 *
 * @param candidates {@code memory}: every product is compared; {@code vector-search}: MongoDB finds the nearest
 * @param vectorSearch only read with {@code vector-search}
 */
@ConfigurationProperties("recs.ranking")
public record CandidateSettings(
        @DefaultValue("memory") Source candidates,
        @DefaultValue VectorSearch vectorSearch) {

    private static final int MAX_CANDIDATES = 10_000;

    public CandidateSettings {
        new Violations("recs.ranking.vector-search")
                .require(
                        vectorSearch.limit() >= 1 && vectorSearch.limit() <= MAX_CANDIDATES,
                        "limit",
                        vectorSearch.limit(),
                        "1 to 10000")
                .require(
                        vectorSearch.candidatesPerResult() >= 1 && vectorSearch.candidatesPerResult() <= MAX_CANDIDATES,
                        "candidates-per-result",
                        vectorSearch.candidatesPerResult(),
                        "1 to 10000; MongoDB advises 20")
                .require(vectorSearch.indexWait().isPositive(), "index-wait", vectorSearch.indexWait(), "more than 0s")
                .refuseAny();
    }

    /** {@code numCandidates} of a search: never under its limit, never over what MongoDB takes. */
    int numCandidates(int limit) {
        return Math.clamp((long) limit * vectorSearch.candidatesPerResult(), limit, MAX_CANDIDATES);
    }

    /** Who looks for the nearest products. */
    public enum Source {
        MEMORY,
        VECTOR_SEARCH
    }

    /**
     * How MongoDB is asked.
     *
     * @param limit nearest products of one vector
     * @param candidatesPerResult how many products are looked at for each that is wanted: more finds more of the true nearest
     * @param indexWait how long {@code recs index create} waits for an index to be built
     */
    public record VectorSearch(
            @DefaultValue("100") int limit,
            @DefaultValue("20") int candidatesPerResult,
            @DefaultValue("10m") Duration indexWait) {}
}
