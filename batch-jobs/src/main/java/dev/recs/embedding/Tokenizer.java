package dev.recs.embedding;

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

    /** The most that one input of the embedding models may have. */
    static final int MAX_TOKENS = 8_191;

    private static final Supplier<Encoding> VOCABULARY =
            SingletonSupplier.of(() -> Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE));

    private Tokenizer() {}

    /** At most {@link #MAX_TOKENS}: what is beyond is never sent. */
    static int count(String text) {
        return VOCABULARY.get().encodeOrdinary(text, MAX_TOKENS).getTokens().size();
    }

    /** The longest beginning of a text that the models accept; most texts come back as they are. */
    static String cut(String text) {
        if (text.length() <= MAX_TOKENS / 3) {
            return text; // a char is at most three bytes, a token at least one
        }
        EncodingResult result = VOCABULARY.get().encodeOrdinary(text, MAX_TOKENS);
        return result.isTruncated() ? VOCABULARY.get().decode(result.getTokens()) : text;
    }
}
