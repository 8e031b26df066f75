package dev.recs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IdentifiersTest {

    @Test
    void emptyLongAndBlankEdgedIdsAreRefusedWithTheReason() {
        assertThatThrownBy(() -> new UserId(""))
                .isInstanceOf(BadInput.class)
                .hasMessage("user id has 0 characters: expected 1 to 64");
        assertThatThrownBy(() -> new ProductId("x".repeat(65)))
                .hasMessage("product id has 65 characters: expected 1 to 64");
        assertThatThrownBy(() -> new UserId("a ")).hasMessage("user id 'a ' begins or ends with a blank: remove it");
        assertThatThrownBy(() -> new UserId("a\nb")).hasMessageContaining("control character");
        assertThatThrownBy(() -> new UserId("\uD83D")).hasMessageContaining("half a character");
    }

    @Test
    void sixtyFourCharactersOfFourBytesAreAnId() {
        assertThat(new UserId("😀".repeat(64)).value()).hasSize(128);
    }

    @Test
    void orderIsThatOfUtf8Bytes() {
        Random random = new Random(7);
        int[] alphabet = {'a', 'b', 'é', 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600};
        for (int i = 0; i < 20_000; i++) {
            UserId left = new UserId(word(random, alphabet));
            UserId right = new UserId(word(random, alphabet));
            int expected = Arrays.compareUnsigned(
                    left.value().getBytes(StandardCharsets.UTF_8), right.value().getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(left.compareTo(right))).isEqualTo(Integer.signum(expected));
        }
    }

    private static String word(Random random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
