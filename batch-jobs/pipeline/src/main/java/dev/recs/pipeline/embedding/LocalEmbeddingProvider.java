package dev.recs.pipeline.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.BadInput;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * all-MiniLM-L6-v2, quantised, in this process: no key, no network, 384 dimensions.
 *
 * <p>Each text runs through the model alone, on as many threads as there are cores: a vector does not depend on the texts
 * beside it. The model is loaded at the first text; a run whose texts are all cached never loads it.
 */
public final class LocalEmbeddingProvider implements EmbeddingProvider {

    /** A request is what a killed process has to embed again, so it is small: about a third of a second. */
    private static final int MAX_TEXTS = 256;

    /** For estimates only: the model reads a text of any length, piece by piece. */
    private static final int MAX_TOKENS = 8_191;

    private static final List<String> PLAIN_WORD = List.of("tea");

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("all-minilm-l6-v2-q", 384, 1);

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("embedding-", 1).factory());
    private final Supplier<AllMiniLmL6V2QuantizedEmbeddingModel> model =
            SingletonSupplier.of(() -> new AllMiniLmL6V2QuantizedEmbeddingModel(threads));

    @Override
    public EmbeddingSpace space() {
        return SPACE;
    }

    @Override
    public List<List<String>> requests(List<String> texts) {
        return new RequestSplitter(MAX_TEXTS, Long.MAX_VALUE, ignored -> 0).split(texts);
    }

    /** A text that the model cannot read is its own fault only if the model reads another. */
    @Override
    public ProviderResponse embed(List<String> request) {
        try {
            return answer(request);
        } catch (RuntimeException e) {
            answer(PLAIN_WORD);
            throw new BadInput(
                    "the model in this process cannot read %s (%s)"
                            .formatted(
                                    request.size() == 1 ? "a text" : "one of %d texts".formatted(request.size()),
                                    e.getClass().getSimpleName()),
                    e);
        }
    }

    private ProviderResponse answer(List<String> request) {
        var answer =
                model.get().embedAll(request.stream().map(TextSegment::from).toList());
        return new ProviderResponse(
                answer.content().stream().map(Embedding::vector).toList(), tokens(answer.tokenUsage()));
    }

    private static long tokens(@Nullable TokenUsage usage) {
        Integer count = usage == null ? null : usage.inputTokenCount();
        return count == null ? 0 : count;
    }

    /** By the vocabulary of the other provider, which is near enough where nothing is paid for. */
    @Override
    public int tokens(String text) {
        return Tokenizer.count(text, MAX_TOKENS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
