package dev.recs.testing.openai;

import dev.recs.testing.openai.Misbehaviour.NotANumber;
import dev.recs.testing.openai.Misbehaviour.SameIndex;
import dev.recs.testing.openai.Misbehaviour.Shuffled;
import dev.recs.testing.openai.Misbehaviour.TooFew;
import dev.recs.testing.openai.Misbehaviour.WrongDimensions;
import dev.recs.testing.openai.Misbehaviour.Zeros;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a good answer, or of one that is spoiled on request. */
final class EmbeddingsAnswer {

    private final WordVectors vectors = new WordVectors();

    Map<String, Object> to(EmbeddingsRequest request, @Nullable Misbehaviour misbehaviour, Answering form) {
        List<Object> data = new ArrayList<>();
        int dimensions = form.dimensions() == 0 ? request.dimensions() : form.dimensions();
        for (int i = 0; i < request.input().size(); i++) {
            String text = request.input().get(i);
            float[] vector = vectors.of(text, dimensions);
            float[] spoiled = i == 0 || misbehaviour instanceof WrongDimensions ? spoil(vector, misbehaviour) : vector;
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("object", "embedding");
            if (form.index()) {
                item.put("index", misbehaviour instanceof SameIndex ? 0 : i);
            }
            Object whole = request.base64() && form.base64() ? base64(spoiled) : spoiled;
            item.put("embedding", instead(text, dimensions, form.spoilt()).orElse(whole));
            data.add(item);
        }
        if (misbehaviour instanceof TooFew) {
            data.removeLast();
        }
        if (misbehaviour instanceof Shuffled) {
            Collections.reverse(data);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("object", "list");
        body.put("data", data);
        if (form.model()) {
            body.put("model", request.model());
        }
        if (form.usage()) {
            body.put("usage", Map.of("prompt_tokens", request.tokens(), "total_tokens", request.tokens()));
        }
        return body;
    }

    private static Optional<Object> instead(String text, int dimensions, Answering.Spoilt spoilt) {
        if (!text.contains(Dialect.LONG) && spoilt != Answering.Spoilt.ALL_ZEROS) {
            return Optional.empty();
        }
        return switch (spoilt) {
            case NONE -> Optional.empty();
            case ZEROS, ALL_ZEROS -> Optional.of(new float[dimensions]);
            case NULLS -> Optional.of(Collections.nCopies(dimensions, null));
            case NO_VECTOR -> Optional.of(Map.of("error", "no vector"));
        };
    }

    private static float[] spoil(float[] vector, @Nullable Misbehaviour misbehaviour) {
        if (misbehaviour instanceof NotANumber) {
            vector[0] = Float.NaN;
        } else if (misbehaviour instanceof Zeros) {
            Arrays.fill(vector, 0);
        } else if (misbehaviour instanceof WrongDimensions) {
            return Arrays.copyOf(vector, vector.length - 1);
        }
        return vector;
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
