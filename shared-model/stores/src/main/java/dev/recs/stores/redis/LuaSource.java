package dev.recs.stores.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts, as files beside this class. */
final class LuaSource {

    private LuaSource() {}

    /** @throws IllegalStateException if there is no such file */
    static String load(String file) {
        try (InputStream source = LuaSource.class.getResourceAsStream(file)) {
            if (source == null) {
                throw new IllegalStateException("script %s is not in the jar of %s".formatted(file, LuaSource.class));
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("script " + file + " could not be read", e);
        }
    }
}
