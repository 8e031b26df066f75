package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TokenizerTest {

    private static final int MAX_TOKENS = 8_191;
    private static final Encoding VOCABULARY =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    @Test
    void countsAsTheProviderDoes() {
        assertThat(Tokenizer.count("WHITE HANGING HEART T-LIGHT HOLDER", MAX_TOKENS))
                .isEqualTo(10);
        assertThat(Tokenizer.count("tea", MAX_TOKENS)).isEqualTo(1);
        assertThat(Tokenizer.count("", MAX_TOKENS)).isZero();
    }

    @Test
    void aShortTextStaysAsItIs() {
        String text = "Œuvre complète 😀";
        assertThat(Tokenizer.cut(text, MAX_TOKENS)).isSameAs(text);
    }

    @Test
    void aControlTokenIsPlainText() {
        assertThat(Tokenizer.count("<|endoftext|>", MAX_TOKENS)).isGreaterThan(1);
        assertThat(Tokenizer.cut("<|endoftext|>".repeat(3000), MAX_TOKENS)).startsWith("<|endoftext|>");
    }

    @Test
    void whatIsBeyondTheLimitIsCutAndTheRestIsTheBeginningOfTheText() {
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            String text = words(random, 20_000);
            String cut = Tokenizer.cut(text, MAX_TOKENS);
            assertThat(text).startsWith(cut);
            assertThat(VOCABULARY.countTokensOrdinary(text)).isGreaterThan(MAX_TOKENS);
            assertThat(VOCABULARY.countTokensOrdinary(cut)).isBetween(MAX_TOKENS - 4, MAX_TOKENS + 1);
            assertThat(Tokenizer.count(text, MAX_TOKENS)).isBetween(MAX_TOKENS - 4, MAX_TOKENS);
        }
    }

    @Test
    void anEmojiIsNotCutInHalf() {
        String cut = Tokenizer.cut("😀".repeat(9_000), MAX_TOKENS);
        assertThat(cut.codePoints()).allMatch(point -> point == "😀".codePointAt(0));
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            for (int letter = 0; letter <= random.nextInt(8); letter++) {
                text.appendCodePoint(random.nextInt(20) == 0 ? 0x1F600 + random.nextInt(40) : 'a' + random.nextInt(26));
            }
            text.append(random.nextInt(9) == 0 ? "  " : " ");
        }
        return text.toString();
    }
}
