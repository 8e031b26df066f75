package dev.recs.embedding;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.errors.OpenAIException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import dev.recs.model.EmbeddingSpace;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * A server that speaks OpenAI's embeddings protocol, asked through openai-java.
 *
 * <p>The library's own retries are off: it waits eight seconds at most, whatever Retry-After says. {@link Attempts} repeats
 * instead. Its log is off too, because it may hold texts of customers.
 */
final class OpenAiEmbeddingProvider implements EmbeddingProvider {

    /** Limits of the protocol, see docs/embeddings.md. */
    private static final int MAX_TEXTS = 2_048;

    private static final long MAX_TOKENS = 300_000;

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
        return new RequestSplitter(MAX_TEXTS, MAX_TOKENS, Tokenizer::count).split(texts);
    }

    @Override
    public ProviderAnswer embed(List<String> request) {
        EmbeddingCreateParams.Builder params = EmbeddingCreateParams.builder()
                .model(settings.model())
                .inputOfArrayOfStrings(request.stream().map(Tokenizer::cut).toList())
                .encodingFormat(
                        switch (settings.encoding()) {
                            case BASE64 -> EncodingFormat.BASE64;
                            case FLOAT -> EncodingFormat.FLOAT;
                        });
        if (settings.sendDimensions()) {
            params.dimensions(settings.dimensions());
        }
        return attempts.run(() -> ask(params.build(), request.size()));
    }

    private ProviderAnswer ask(EmbeddingCreateParams params, int texts) {
        try {
            CreateEmbeddingResponse response = client.get().embeddings().create(params);
            return new OpenAiAnswer(response).inOrder(texts);
        } catch (OpenAIException e) {
            throw failures.of(e);
        }
    }

    @Override
    public int tokens(String text) {
        return Tokenizer.count(text);
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
