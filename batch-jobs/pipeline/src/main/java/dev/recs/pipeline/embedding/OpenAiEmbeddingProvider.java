package dev.recs.pipeline.embedding;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * A server that speaks OpenAI's embeddings protocol, asked through openai-java.
 *
 * <p>The library's own retries are off: it waits eight seconds at most, whatever Retry-After says. {@link Attempts} repeats
 * instead. Its log is off too, because it may hold texts of users.
 *
 * <p>Servers refuse a text that is too long, and a setting that they do not know, with the same status (400, 413, 422, some with 500) and bodies of
 * any shape. So after a refusal one plain word is sent: if it is answered, the settings are right and the refused request is to blame.
 */
final class OpenAiEmbeddingProvider implements EmbeddingProvider {

    /** Limit of the protocol, see docs/explanation/embeddings.md. */
    private static final long MAX_TOKENS = 300_000;

    private static final List<String> PLAIN_WORD = List.of("tea");

    private final OpenAiSettings settings;
    private final EmbeddingSpace space;
    private final Attempts attempts;
    private final OpenAiFailures failures;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final Supplier<OpenAIClient> client = SingletonSupplier.of(this::open);

    OpenAiEmbeddingProvider(OpenAiSettings settings, Attempts attempts) {
        this.settings = settings;
        this.space = new EmbeddingSpace(settings.model(), settings.dimensions(), 1);
        this.attempts = attempts;
        this.failures = new OpenAiFailures(settings);
    }

    @Override
    public EmbeddingSpace space() {
        return space;
    }

    @Override
    public List<List<String>> requests(List<String> texts) {
        return new RequestSplitter(settings.textsPerRequest(), MAX_TOKENS, this::tokens).split(texts);
    }

    @Override
    public ProviderResponse embed(List<String> request) {
        try {
            return attempts.run(() -> ask(request));
        } catch (RefusedRequest refusal) {
            throw takesAPlainWord(refusal)
                    ? new BadInput("embedding provider refuses %s (%s)"
                            .formatted(
                                    request.size() == 1 ? "a text" : "a request of %d texts".formatted(request.size()),
                                    refusal.getMessage()))
                    : refusal.otherwise();
        }
    }

    /** Throws what keeps it from telling: an answer that the provider is away or the key is wrong says nothing about the request. */
    private boolean takesAPlainWord(RefusedRequest refusal) {
        try {
            attempts.once(() -> ask(PLAIN_WORD));
        } catch (RefusedRequest ignored) {
            return false;
        }
        if (refusal.otherwise() instanceof DependencyDown) {
            failures.serverErrorsAreRefusals();
        }
        return true;
    }

    private ProviderResponse ask(List<String> request) {
        EmbeddingCreateParams.Builder params = EmbeddingCreateParams.builder()
                .model(settings.model())
                .inputOfArrayOfStrings(request.stream()
                        .map(text -> Tokenizer.cut(wellFormed(text), settings.tokensPerText()))
                        .toList())
                .encodingFormat(
                        switch (settings.encoding()) {
                            case BASE64 -> EncodingFormat.BASE64;
                            case FLOAT -> EncodingFormat.FLOAT;
                        });
        if (settings.sendDimensions()) {
            params.dimensions(settings.dimensions());
        }
        try {
            CreateEmbeddingResponse response = client.get().embeddings().create(params.build());
            return new OpenAiResponse(response).inOrder(request.size());
        } catch (DependencyDown | Misconfigured | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failures.classify(e);
        }
    }

    /** Half a surrogate pair, as a hostile search may hold one, cannot be written as JSON: a question mark stands in. */
    private static String wellFormed(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : text;
    }

    @Override
    public int tokens(String text) {
        return Tokenizer.count(text, settings.tokensPerText());
    }

    @Override
    public void close() {
        if (opened.get()) {
            client.get().close();
        }
    }

    private OpenAIClient open() {
        opened.set(true);
        return OpenAIOkHttpClient.builder()
                .apiKey(settings.apiKey().value())
                .baseUrl(settings.baseUrl())
                .timeout(settings.timeout())
                .maxRetries(0)
                .logLevel(LogLevel.OFF)
                .build();
    }
}
