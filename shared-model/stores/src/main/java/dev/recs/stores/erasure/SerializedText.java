package dev.recs.stores.erasure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A text as Java's serialization writes it, to look for it in an execution context of Spring Batch: two bytes of length, then the
 * characters, so that a longer text that begins alike is not taken for it.
 */
final class SerializedText {

    private final String wanted;

    SerializedText(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        }
        this.wanted = bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** @param context Base64, as the framework stores it; anything else is searched as it is */
    boolean isIn(String context) {
        return decoded(context).contains(wanted);
    }

    private static String decoded(String context) {
        try {
            return new String(Base64.getDecoder().decode(context.strip()), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException ignored) {
            return context;
        }
    }
}
