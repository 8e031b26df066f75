package dev.recs.jobs.imports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GzipMembersTest {

    private static final int TRAILER = 8;

    @Test
    void membersThatWerePutTogetherAreOneText() throws IOException {
        String text = "1,Tea\n".repeat(50_000);
        assertThat(read(joined(member(text), member(""), member("2,Cup\n")))).isEqualTo(text + "2,Cup\n");
    }

    @Test
    void zerosOfATapeAreNoPartOfIt() throws IOException {
        assertThat(read(joined(member("1,Tea\n"), new byte[512]))).isEqualTo("1,Tea\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u001f", "<html>the proxy gave up", "\0\0x"})
    void whatFollowsTheLastMemberIsNotLeftOutInSilence(String rest) throws IOException {
        byte[] bytes = joined(member("1,Tea\n"), rest.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ZipException.class)
                .hasMessage("something else follows the end of the gzip");
    }

    @Test
    void aMemberThatIsCutOffOrDamagedIsNotTakenForAWhole() throws IOException {
        byte[] whole = member("1,Tea\n");
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
        }
        whole[whole.length - TRAILER]++;
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(ZipException.class)
                .hasMessage("damaged gzip: its checksum is another");
    }

    @Test
    void aNameAndACommentBeforeTheTextAreNoText() throws IOException {
        byte[] plain = member("1,Tea\n");
        byte[] named = joined(
                Arrays.copyOf(plain, 3),
                new byte[] {4 + 8 + 16 + 2},
                Arrays.copyOfRange(plain, 4, 10),
                new byte[] {2, 0, 'x', 'x', 'a', 0, 'b', 'c', 0, 1, 2},
                Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(read(named)).isEqualTo("1,Tea\n");
    }

    private static String read(byte[] bytes) throws IOException {
        try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(bytes))) {
            return new String(members.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] member(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}
