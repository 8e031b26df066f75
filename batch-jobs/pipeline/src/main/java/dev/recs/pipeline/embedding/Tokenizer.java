package dev.recs.pipeline.embedding;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * Counts and cuts as OpenAI's embedding models do (vocabulary cl100k_base).
 *
 * <p>The vocabulary takes about half a second to load, so it is loaded at the first text. Texts that look like the
 * vocabulary's control tokens ({@code <|endoftext|>}) are read as plain text: a shop's texts hold no control tokens.
 */
final class Tokenizer {

    private static final Supplier<Encoding> VOCABULARY =
            SingletonSupplier.of(() -> Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE));

    private Tokenizer() {}

    /** At most {@code max}: what is beyond is never sent. */
    static int count(String text, int max) {
        return VOCABULARY.get().encodeOrdinary(text, max).getTokens().size();
    }

    /** The longest beginning of a text of at most so many tokens; most texts come back as they are. */
    static String cut(String text, int max) {
        if (text.length() <= max / 3) {
            return text; // a char is at most three bytes, a token at least one
        }
        EncodingResult result = VOCABULARY.get().encodeOrdinary(text, max);
        return result.isTruncated() ? VOCABULARY.get().decode(result.getTokens()) : text;
    }
}
