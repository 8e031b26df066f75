package dev.recs.embedding;

import com.openai.core.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The body of an error answer, whatever its shape: nested as OpenAI's, flat, a text, a list of faults, or no JSON at all. Only its short code is
 * ever passed on; the words are searched for hints and go no further, because they may repeat a key or a text.
 *
 * @param code of letters and underscores, as in {@code invalid_api_key}; empty if there is none
 * @param words every text in the body, lower case
 */
record ErrorBody(Optional<String> code, String words) {

    private static final int DEEPEST = 6;
    private static final int MAX_TEXTS = 100;

    static ErrorBody of(JsonValue body) {
        List<String> texts = new ArrayList<>();
        gather(body, DEEPEST, texts);
        Optional<String> code = field(body, "error")
                .flatMap(ErrorBody::codeOf)
                .or(() -> codeOf(body));
        return new ErrorBody(code, String.join(" ", texts).toLowerCase(Locale.ROOT));
    }

    boolean speaksOf(String... hints) {
        for (String hint : hints) {
            if (words.contains(hint)) {
                return true;
            }
        }
        return false;
    }

    /** A number, or a text that is not short and plain, is no code. */
    private static Optional<String> codeOf(JsonValue error) {
        return field(error, "code")
                .flatMap(ErrorBody::word)
                .or(() -> field(error, "type").flatMap(ErrorBody::word));
    }

    private static Optional<String> word(JsonValue value) {
        Optional<String> text = value.asString();
        return text.filter(word -> word.matches("[a-z_]{1,64}"));
    }

    private static Optional<JsonValue> field(JsonValue value, String name) {
        Optional<Map<String, JsonValue>> fields = value.asObject();
        return fields.map(all -> all.get(name));
    }

    private static void gather(JsonValue value, int depth, List<String> texts) {
        if (depth == 0 || texts.size() >= MAX_TEXTS) {
            return;
        }
        Optional<String> text = value.asString();
        text.ifPresent(texts::add);
        Optional<List<JsonValue>> items = value.asArray();
        items.ifPresent(all -> all.forEach(item -> gather(item, depth - 1, texts)));
        Optional<Map<String, JsonValue>> fields = value.asObject();
        fields.ifPresent(all -> all.values().forEach(field -> gather(field, depth - 1, texts)));
    }
}
