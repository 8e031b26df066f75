package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aNewKeyIsSixtyFourHexDigitsThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("data/erasure.key");
        String key = new KeyFile(file, "RECS_ERASURE_KEY").loadOrCreate();
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(new KeyFile(file, "RECS_ERASURE_KEY").loadOrCreate()).isEqualTo(key);
        try (var files = Files.list(file.toAbsolutePath().getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aKeyThatAnEarlierReleaseLeftReadableForAllKeepsItsValueAndBecomesPrivate() throws IOException {
        Path file = Files.writeString(folder.resolve("erasure.key"), "an old key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new KeyFile(file, "RECS_ERASURE_KEY").loadOrCreate()).isEqualTo("an old key");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void manyWhoMakeAKeyAtOnceGetTheSame() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("jwt.secret"), "RECS_JWT_SECRET");
        Set<String> keys = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> made = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                made.add(threads.submit(file::loadOrCreate));
            }
            for (Future<String> key : made) {
                keys.add(key.get());
            }
        }
        assertThat(keys).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidWithTheVariableThatHelps() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "no folder").resolve("erasure.key");
        assertThatThrownBy(() -> new KeyFile(file, "RECS_ERASURE_KEY").loadOrCreate())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("key file " + file + " cannot be read, written or made private: set RECS_ERASURE_KEY");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
