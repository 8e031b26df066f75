package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PseudonymsTest {

    @TempDir
    private Path folder;

    /** Computed with {@code printf 'u\0ann' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef}. */
    @Test
    void aPseudonymIsTheStartOfTheKeyedHashOfTheKindAndTheId() {
        Pseudonyms pseudonyms = new Pseudonyms("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

        assertThat(pseudonyms.user("ann")).isEqualTo("00979bc7487ba165a801f34c3b8dd422");
        assertThat(pseudonyms.product("ann")).isNotEqualTo(pseudonyms.user("ann"));
        assertThat(pseudonyms.order("ann")).isNotEqualTo(pseudonyms.user("ann"));
    }

    @Test
    void aKeyIsMadeForItsOwnerOnlyAndReadAgain() throws IOException {
        Path key = folder.resolve("new/pseudonyms.key");

        String first = Pseudonyms.ofKeptKey(key).user("ann");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Pseudonyms.ofExistingKey(key).user("ann")).isEqualTo(first);
        assertThat(Pseudonyms.ofKeptKey(folder.resolve("other.key")).user("ann"))
                .isNotEqualTo(first);
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        Path key = folder.resolve("pseudonyms.key");
        Pseudonyms.ofKeptKey(key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Pseudonyms.ofKeptKey(key))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "key %s has mode rw-r-----, others may read it: expected rw-------, run chmod 600 on it", key);
    }

    @Test
    void aFileThatHoldsNoKeyIsRefused() throws IOException {
        Path key = folder.resolve("pseudonyms.key");
        Pseudonyms.ofKeptKey(key);
        Files.writeString(key, "secret");

        assertThatThrownBy(() -> Pseudonyms.ofExistingKey(key))
                .isInstanceOf(BadInput.class)
                .hasMessage("key %s holds no key: expected 64 hex digits, give another file with --key", key);
    }

    @Test
    void nothingIsTranslatedBackWithAKeyThatIsNotThere() {
        Path key = folder.resolve("pseudonyms.key");

        assertThatThrownBy(() -> Pseudonyms.ofExistingKey(key))
                .isInstanceOf(BadInput.class)
                .hasMessage("no key at %s: give with --key the file that the export with --pseudonyms made", key);
        assertThat(key).doesNotExist();
    }
}
