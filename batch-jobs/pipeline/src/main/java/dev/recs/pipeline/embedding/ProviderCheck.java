package dev.recs.pipeline.embedding;

import java.util.List;

/** Asks a provider for one vector and holds it against the settings. */
public final class ProviderCheck {

    private static final String WORD = "tea";

    private final EmbeddingProvider provider;

    public ProviderCheck(EmbeddingProvider provider) {
        this.provider = provider;
    }

    /**
     * The space of a usable vector.
     *
     * @throws dev.recs.model.failure.DependencyDown if the provider does not answer
     * @throws dev.recs.model.failure.Misconfigured if a setting is wrong, its dimensions included
     * @throws dev.recs.model.failure.BadInput if it answers zeros or numbers that are not finite
     */
    public String run() {
        Outcome outcome = ResponseCheck.outcomes(
                        provider.space(),
                        List.of(WORD),
                        provider.embed(List.of(WORD)).vectors())
                .get(WORD);
        if (outcome instanceof Outcome.Refused(var reason)) {
            throw reason;
        }
        return provider.space().toString();
    }
}
