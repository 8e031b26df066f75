package dev.recs.embedding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.recs.model.EmbeddingSpace;
import java.util.List;

/** all-MiniLM-L6-v2, quantised, in this process: no key, no network, 384 dimensions. */
public final class LocalEmbeddingProvider implements EmbeddingProvider {

    private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();

    @Override
    public EmbeddingSpace space() {
        return new EmbeddingSpace("all-minilm-l6-v2-q", 384, 1);
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(dev.langchain4j.data.embedding.Embedding::vector)
                .toList();
    }
}
