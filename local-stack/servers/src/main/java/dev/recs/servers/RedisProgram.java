package dev.recs.servers;

import java.nio.file.Path;

/** The executable of Redis: for tests that run it otherwise than the local stack does. */
public final class RedisProgram {

    private RedisProgram() {}

    /**
     * The installed one that the system property {@code recs.redis.program} names, or the embedded 6.2, unpacked.
     *
     * @param programs where it is unpacked to
     */
    public static Path executable(Path programs) {
        return new Redis(programs, programs).executable();
    }
}
