package dev.recs.local.openai;

import dev.recs.local.openai.Misbehaviour.NotANumber;
import dev.recs.local.openai.Misbehaviour.SameIndex;
import dev.recs.local.openai.Misbehaviour.Shuffled;
import dev.recs.local.openai.Misbehaviour.TooFew;
import dev.recs.local.openai.Misbehaviour.WrongDimensions;
import dev.recs.local.openai.Misbehaviour.Zeros;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a good answer, or of one that is spoiled on request. */
final class EmbeddingsAnswer {

    private final WordVectors vectors = new WordVectors();

    Map<String, Object> to(EmbeddingsRequest request, @Nullable Misbehaviour misbehaviour) {
        List<Object> data = new ArrayList<>();
        for (int i = 0; i < request.input().size(); i++) {
            float[] vector = vectors.of(request.input().get(i), request.dimensions());
            float[] spoiled = i == 0 || misbehaviour instanceof WrongDimensions ? spoil(vector, misbehaviour) : vector;
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("object", "embedding");
            item.put("index", misbehaviour instanceof SameIndex ? 0 : i);
            item.put("embedding", request.base64() ? base64(spoiled) : spoiled);
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
        body.put("model", request.model());
        body.put("usage", Map.of("prompt_tokens", request.tokens(), "total_tokens", request.tokens()));
        return body;
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
