package dev.recs.embedding;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Makes the provider that the settings choose; neither loads a model nor opens a connection before the first text. */
public final class EmbeddingProviders {

    private EmbeddingProviders() {}

    /** @param failed takes the kind of every failed attempt: {@code rate_limited}, {@code server_error}, {@code unreachable}, {@code refused} */
    public static EmbeddingProvider of(EmbeddingSettings settings, Consumer<String> failed) {
        return switch (settings.chosen()) {
            case LOCAL, AUTO -> new LocalEmbeddingProvider();
            case OPENAI -> openAi(settings.openai(), failed);
        };
    }

    private static EmbeddingProvider openAi(OpenAiSettings settings, Consumer<String> failed) {
        return new OpenAiEmbeddingProvider(
                settings,
                new Attempts(
                        settings,
                        ProviderBreaker.create(),
                        Thread::sleep,
                        () -> ThreadLocalRandom.current().nextLong(),
                        kind -> failed.accept(kind.name().toLowerCase(Locale.ROOT))));
    }
}
