package dev.recs.stores.vectorsearch;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** Where the products come from that fit a text. */
@Settings(prefix = "recs.candidates")
public record CandidateSettings(
        @Setting(
                defaultValue = "memory",
                meaning =
                        "Who finds the products that fit a text: memory compares every product, vector-search asks MongoDB for the nearest.")
        Source source,

        VectorSearch vectorSearch) {

    private static final int MAX_CANDIDATES = 10_000;

    public CandidateSettings {
        new Violations("recs.candidates.vector-search")
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

    /** How MongoDB is asked; only read with {@code vector-search}. */
    public record VectorSearch(
            @Setting(defaultValue = "100", meaning = "Nearest products of one vector, 1 to 10000.")
            int limit,

            @Setting(
                    defaultValue = "20",
                    meaning =
                            "Products looked at for each that is wanted, 1 to 10000: more finds more of the true nearest.")
            int candidatesPerResult,

            @Setting(
                    defaultValue = "10m",
                    meaning = "How long recs index create waits for an index to be built; above 0.")
            Duration indexWait) {}
}
