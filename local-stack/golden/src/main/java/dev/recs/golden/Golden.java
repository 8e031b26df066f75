package dev.recs.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The files under {@code src/test/resources/golden}: what a stored format or an output looks like, byte by byte.
 *
 * <p>What differs is written below {@code target/golden}, so that an intended change is copied from there and reviewed as a diff.
 */
public final class Golden {

    private Golden() {}

    /** The bytes of a file, as they are stored. */
    public static byte[] bytes(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return file == null ? new byte[0] : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + name, e);
        }
    }

    /** The text of a file without the line break that ends it. */
    public static String text(String name) {
        String text = new String(bytes(name), StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Fails unless a text is that of the file. */
    public static void assertText(String name, String actual) {
        if (!actual.equals(text(name))) {
            keep(name, (actual + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(actual)
                    .as("golden file %s; the new text is in target/golden", name)
                    .isEqualTo(text(name));
        }
    }

    /** Fails unless bytes are those of the file. */
    public static void assertBytes(String name, byte[] actual) {
        if (!Arrays.equals(actual, bytes(name))) {
            keep(name, actual);
            fail("%d bytes differ from golden file %s of %d bytes; the new ones are in target/golden"
                    .formatted(actual.length, name, bytes(name).length));
        }
    }

    private static void keep(String name, byte[] bytes) {
        try {
            Path file = Path.of("target", "golden").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + name, e);
        }
    }
}
