package dev.recs.local.server;

import dev.recs.model.failure.DependencyDown;
import java.io.IOException;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A Redis 6.2 process with an append-only file; evicts volatile keys only. */
final class RedisProcess implements AutoCloseable {

    private final RedisServer server;

    private RedisProcess(RedisServer server) {
        this.server = server;
    }

    static RedisProcess start(Path folder, int port) {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir \"" + folder + "\"")
                    .setting("appendonly yes")
                    .setting("save \"\"")
                    .setting("maxmemory-policy volatile-lru")
                    .build();
            server.start();
            return new RedisProcess(server);
        } catch (IOException e) {
            throw new DependencyDown("Redis", "the embedded server did not start in " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new DependencyDown("Redis", "the embedded server did not stop", e);
        }
    }
}
