package dev.recs.embedding;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Makes the provider that the settings choose; neither loads a model nor opens a connection before the first text. */
final class EmbeddingProviders {

    private EmbeddingProviders() {}

    /** @param failed takes the kind of every failed attempt */
    static EmbeddingProvider of(EmbeddingSettings settings, Consumer<ProviderFailure.Kind> failed) {
        return switch (settings.chosen()) {
            case LOCAL, AUTO -> new LocalEmbeddingProvider();
            case OPENAI -> openAi(settings.openai(), failed);
        };
    }

    private static EmbeddingProvider openAi(OpenAiSettings settings, Consumer<ProviderFailure.Kind> failed) {
        return new OpenAiEmbeddingProvider(
                settings,
                new Attempts(
                        settings,
                        ProviderBreaker.create(),
                        Thread::sleep,
                        () -> ThreadLocalRandom.current().nextLong(),
                        failed));
    }
}
