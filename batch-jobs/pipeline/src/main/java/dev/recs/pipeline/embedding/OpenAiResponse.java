package dev.recs.pipeline.embedding;

import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingValue;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an answer of the embeddings protocol, leniently: what is not needed may be missing, as model and usage. */
record OpenAiResponse(CreateEmbeddingResponse response) {

    /**
     * The vectors in the order of the texts: each says itself which text it is of. If none does, they are in order.
     *
     * @throws DependencyDown if a text has no vector or two
     */
    ProviderResponse inOrder(int texts) {
        List<Embedding> data = response.data();
        boolean numbered =
                data.stream().anyMatch(embedding -> !embedding._index().isMissing());
        float[][] vectors = new float[texts][];
        for (int place = 0; place < data.size(); place++) {
            long index = numbered ? data.get(place).index() : place;
            if (index < 0 || index >= texts || vectors[(int) index] != null) {
                throw broken(
                        "answered a vector with index %d, out of range or twice, for %d texts".formatted(index, texts));
            }
            vectors[(int) index] = floats(data.get(place));
        }
        long missing = Arrays.stream(vectors).filter(Objects::isNull).count();
        if (missing > 0) {
            throw broken("answered %d vectors for %d texts".formatted(texts - missing, texts));
        }
        return new ProviderResponse(List.of(vectors), tokens());
    }

    /** 0 if the answer does not say. */
    private long tokens() {
        Optional<CreateEmbeddingResponse.Usage> usage = response._usage().asKnown();
        return usage.flatMap(known -> known._promptTokens().asKnown()).orElse(0L);
    }

    /** Empty if it is neither numbers nor base64. */
    private static float[] floats(Embedding embedding) {
        Optional<EmbeddingValue> value = embedding._embeddingValue().asKnown();
        if (value.isEmpty()) {
            return new float[0];
        }
        return value.get().isBase64()
                ? decoded(value.get().asBase64())
                : value.get().floats().map(OpenAiResponse::floats).orElse(new float[0]);
    }

    /** A null among the numbers is no number. */
    private static float[] floats(List<@Nullable Float> floats) {
        float[] vector = new float[floats.size()];
        for (int i = 0; i < vector.length; i++) {
            Float value = floats.get(i);
            vector[i] = value == null ? Float.NaN : value;
        }
        return vector;
    }

    private static float[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            float[] vector = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(vector);
            return vector;
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(
                    "embedding provider answered a vector that is not base64: set recs.embedding.openai.encoding to float",
                    e);
        }
    }

    private static DependencyDown broken(String what) {
        String message = what + ": expected one each; nothing of this request was stored, run again";
        return new DependencyDown(Requests.PROVIDER, message, new IllegalStateException(message));
    }
}
