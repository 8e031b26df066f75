package dev.recs.stores.redis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Redis is and how it is run.
 *
 * @param master its name with the sentinels
 * @param sentinelUser of the sentinels themselves; empty for the default user
 * @param sentinelPassword of that user; empty for none
 * @param ca certificates that are trusted instead of those of Java
 */
public record RedisServers(
        RedisMode mode,
        RedisAddress address,
        String master,
        String sentinelUser,
        String sentinelPassword,
        Optional<Path> ca) {

    /** Without passwords. */
    @Override
    public String toString() {
        return "RedisServers[%s, %s]".formatted(mode, address);
    }
}
