package dev.recs.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis 6.2 server, or the one that the system property {@code recs.redis.program} names, with an append-only file; evicts volatile keys only.
 *
 * @param programs where the executable is unpacked to
 * @param folder holds the data and the log
 */
record Redis(Path programs, Path folder) implements ServerProgram {

    /** A test names an installed Redis by this property. */
    private static final String PROGRAM = "recs.redis.program";

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public Path log() {
        return folder.resolve("server.log");
    }

    @Override
    public List<String> prepare(int port) {
        return List.of(
                executable().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--maxmemory-policy",
                "volatile-lru");
    }

    /** Unpacked aside and moved: another process may start from the same folder, and the library deletes what it unpacked when its process ends. */
    Path executable() {
        String installed = System.getProperty(PROGRAM, "");
        if (!installed.isEmpty()) {
            return Path.of(installed);
        }
        try {
            Path home = Files.createDirectories(programs.resolve("redis")).toAbsolutePath();
            Path aside = Files.createTempDirectory(home, "unpacking");
            try {
                Path unpacked = ExecutableProvider.newJarResourceProvider(aside.toFile())
                        .get()
                        .toPath();
                return Files.move(unpacked, home.resolve(unpacked.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileSystemUtils.deleteRecursively(aside);
            }
        } catch (IOException e) {
            throw new ServerFailure("Redis", "the embedded server could not be unpacked to " + programs, e);
        }
    }

    /** While it reads its append-only file, it answers with LOADING. */
    @Override
    public boolean answers(int port) {
        try (Socket socket = Ports.connect(port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }
}
