package dev.recs.serving.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Texts as JSON writes them. */
public final class JsonText {

    private JsonText() {}

    /** In quotes; {@code null} for nothing. */
    public static String quoted(@Nullable String text) {
        return text == null ? "null" : '"' + escaped(text) + '"';
    }

    /** What stands between the quotes. */
    public static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
