package dev.recs.pipeline.embedding;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Makes the provider that the settings choose; neither loads a model nor opens a connection before the first text. */
public final class EmbeddingProviders {

    private EmbeddingProviders() {}

    /** @param failed takes the kind of every failed attempt */
    public static EmbeddingProvider create(EmbeddingSettings settings, Consumer<ProviderFailure.Kind> failed) {
        return create(settings, RetryPause::sleep, failed);
    }

    /** @param pause between two attempts */
    public static EmbeddingProvider create(
            EmbeddingSettings settings, RetryPause pause, Consumer<ProviderFailure.Kind> failed) {
        return switch (settings.chosen()) {
            case LOCAL, AUTO -> new LocalEmbeddingProvider();
            case OPENAI ->
                new OpenAiEmbeddingProvider(
                        settings.openai(),
                        new Attempts(
                                settings.openai(),
                                ProviderBreaker.create(),
                                new Attempts.Waiting(
                                        pause, () -> ThreadLocalRandom.current().nextLong(), InstantSource.system()),
                                failed));
        };
    }
}
