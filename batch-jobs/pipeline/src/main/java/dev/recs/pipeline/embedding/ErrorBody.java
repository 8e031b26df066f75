package dev.recs.pipeline.embedding;

import com.openai.core.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer, whatever its shape: nested as OpenAI's, flat, a text, a list of faults, or no JSON at all. Only its short code is
 * ever passed on; the words are searched for hints and go no further, because they may repeat a key or a text.
 *
 * @param code of letters and underscores, as in {@code invalid_api_key}; empty if there is none
 * @param message every text in the body, lower case
 */
record ErrorBody(Optional<String> code, String message) {

    private static final int DEEPEST = 6;
    private static final int MAX_TEXTS = 100;

    static ErrorBody parse(JsonValue body) {
        Object tree = treeOf(body);
        List<String> texts = new ArrayList<>();
        gather(tree, DEEPEST, texts);
        Optional<String> code = field(tree, "error").flatMap(ErrorBody::codeOf).or(() -> codeOf(tree));
        return new ErrorBody(code, String.join(" ", texts).toLowerCase(Locale.ROOT));
    }

    /** Maps, lists, texts and numbers; an empty text for a body that is no JSON. */
    private static Object treeOf(JsonValue body) {
        try {
            Object tree = body.convert(Object.class);
            return tree == null ? "" : tree;
        } catch (RuntimeException ignored) {
            return "";
        }
    }

    boolean speaksOf(String... hints) {
        for (String hint : hints) {
            if (message.contains(hint)) {
                return true;
            }
        }
        return false;
    }

    /** A number, or a text that is not short and plain, is no code. */
    private static Optional<String> codeOf(Object error) {
        return field(error, "code")
                .flatMap(ErrorBody::word)
                .or(() -> field(error, "type").flatMap(ErrorBody::word));
    }

    private static Optional<String> word(Object value) {
        return value instanceof String text && text.matches("[a-z_]{1,64}") ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Object> field(Object tree, String name) {
        return tree instanceof Map<?, ?> fields ? Optional.ofNullable(fields.get(name)) : Optional.empty();
    }

    private static void gather(@Nullable Object tree, int depth, List<String> texts) {
        if (depth == 0 || texts.size() >= MAX_TEXTS) {
            return;
        }
        switch (tree) {
            case String text -> texts.add(text);
            case List<?> items -> items.forEach(item -> gather(item, depth - 1, texts));
            case Map<?, ?> fields -> fields.values().forEach(field -> gather(field, depth - 1, texts));
            case null, default -> {
                // numbers and flags give no hint
            }
        }
    }
}
