package dev.recs.embedding;

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

/** Reads an answer of the embeddings protocol. */
record OpenAiAnswer(CreateEmbeddingResponse response) {

    /**
     * The vectors in the order of the texts: each says itself which text it is of.
     *
     * @throws DependencyDown if a text has no vector or two
     */
    ProviderAnswer inOrder(int texts) {
        float[][] vectors = new float[texts][];
        for (Embedding embedding : response.data()) {
            long index = embedding.index();
            if (index < 0 || index >= texts || vectors[(int) index] != null) {
                throw broken(
                        "answered a vector with index %d, out of range or twice, for %d texts".formatted(index, texts));
            }
            vectors[(int) index] = floats(embedding.embeddingValue());
        }
        long missing = Arrays.stream(vectors).filter(Objects::isNull).count();
        if (missing > 0) {
            throw broken("answered %d vectors for %d texts".formatted(texts - missing, texts));
        }
        return new ProviderAnswer(List.of(vectors), response.usage().promptTokens());
    }

    private static float[] floats(EmbeddingValue value) {
        if (value.isFloats()) {
            List<Float> floats = value.asFloats();
            float[] vector = new float[floats.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = floats.get(i);
            }
            return vector;
        }
        byte[] bytes = bytes(value.asBase64());
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(
                    "embedding provider answered a vector that is not base64: set recs.embedding.openai.encoding to float",
                    e);
        }
    }

    private static DependencyDown broken(String what) {
        String message = what + ": expected one each; nothing of this request was stored, run again";
        return new DependencyDown("embedding provider", message, new IllegalStateException(message));
    }
}
