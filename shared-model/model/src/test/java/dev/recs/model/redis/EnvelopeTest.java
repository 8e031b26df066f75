package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.golden.Golden;
import dev.recs.model.ListVersion;
import dev.recs.model.failure.BadInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {

    private static final ListVersion VERSION =
            new ListVersion(Instant.ofEpochMilli(1_764_000_000_000L), Instant.ofEpochMilli(1_763_999_000_000L));

    @Test
    void layoutIsThatOfTheGoldenFile() {
        Golden.assertText(
                "redis/envelope.hex", hex(new Envelope(99, VERSION, 0x0102030405060708L, 0xF1F2F3F4F5F6F7F8L)));
    }

    @Test
    void theGoldenFileIsReadAsTheSameEnvelope() {
        byte[] head = HexFormat.ofDelimiter(" ").parseHex(Golden.text("redis/envelope.hex"));
        assertThat(Envelope.read(head)).contains(new Envelope(99, VERSION, 0x0102030405060708L, 0xF1F2F3F4F5F6F7F8L));
    }

    @Test
    void aRecipeIsHashedAsSha256SaysAndNoVariantIsZero() {
        assertThat(Envelope.ofJson(VERSION, "abc")).isEqualTo(new Envelope(1, VERSION, 0xBA7816BF8F01CFEAL, 0));
    }

    @Test
    void timesBefore1970SurviveAndEveryFormatDoes() {
        ListVersion early = new ListVersion(Instant.ofEpochMilli(-1), Instant.ofEpochMilli(-1_000_000_000_000L));
        Envelope envelope = new Envelope(255, early, -1, -2);
        assertThat(Envelope.read(bytes(envelope))).contains(envelope);
    }

    @Test
    void jsonAndTheBinaryListAreReadable() {
        assertThat(Envelope.isReadable(bytes(Envelope.ofBinary(VERSION, "abc", 0))))
                .isTrue();
        assertThat(Envelope.isBinary(bytes(Envelope.ofBinary(VERSION, "abc", 0))))
                .isTrue();
        byte[] value = bytes(Envelope.ofJson(VERSION, "abc"));
        assertThat(Envelope.isReadable(value)).isTrue();
        assertThat(Envelope.isBinary(value)).isFalse();
        assertThat(Envelope.bodyAt(value)).isEqualTo(37);
        value[4] = 99;
        assertThat(Envelope.isReadable(value)).isFalse();
        assertThatThrownBy(() -> Envelope.bodyAt(value))
                .isInstanceOf(BadInput.class)
                .hasMessage("value in Redis of 37 bytes is of format 99: this release reads formats 1 and 2");
    }

    @Test
    void aTextHasNoEnvelopeAndIsReadFromItsStart() {
        for (String text : new String[] {"", "{}", "{\"asOf\":1,\"activityUntil\":1}"}) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Envelope.read(value)).isEmpty();
            assertThat(Envelope.isReadable(value)).isTrue();
            assertThat(Envelope.bodyAt(value)).isZero();
        }
    }

    @Test
    void anEnvelopeThatIsCutOffIsNotReadable() {
        byte[] value = Arrays.copyOf(bytes(Envelope.ofJson(VERSION, "abc")), 36);
        assertThat(Envelope.read(value)).isEmpty();
        assertThat(Envelope.isReadable(value)).isFalse();
        assertThatThrownBy(() -> Envelope.bodyAt(value))
                .hasMessage(
                        "value in Redis of 36 bytes ends within its envelope of 37: delete the key, it is refilled");
    }

    @Test
    void aFormatIsOneByte() {
        assertThatThrownBy(() -> new Envelope(256, VERSION, 0, 0))
                .hasMessage("format of an envelope is 256: expected 0 to 255");
    }

    private static String hex(Envelope envelope) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes(envelope));
    }

    private static byte[] bytes(Envelope envelope) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        envelope.writeTo(out);
        return out.toByteArray();
    }
}
