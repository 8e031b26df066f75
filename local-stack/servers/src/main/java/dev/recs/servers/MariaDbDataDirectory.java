package dev.recs.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a data directory with the system tables and our database: what {@code mariadb-install-db} does, without a shell. */
final class MariaDbDataDirectory {

    private MariaDbDataDirectory() {}

    /** Made under another name and moved, so that a set-up that was killed is begun anew. */
    static void create(MariaDbBinaries binaries, Path data, Path log) {
        Path half = data.resolveSibling("data.unfinished");
        try {
            delete(half);
            Files.createDirectories(half);
            run(binaries, half, log);
            Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(data, log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(data, log, e);
        }
    }

    private static ServerFailure failed(Path data, Path log, Exception cause) {
        return new ServerFailure("MySQL", "no data directory could be made at %s: see %s".formatted(data, log), cause);
    }

    private static void run(MariaDbBinaries binaries, Path data, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(binaries.command(data));
        command.addAll(
                List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine=", "--max-allowed-packet=8M"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream sql = process.getOutputStream()) {
            write(sql, "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
            for (String source : binaries.setup()) {
                try (InputStream statements = open(source)) {
                    statements.transferTo(sql);
                }
            }
            write(sql, "CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;%n".formatted(MariaDb.DATABASE));
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("%s --bootstrap ended with code %d".formatted(binaries.executable(), code));
        }
    }

    private static InputStream open(String source) throws IOException {
        InputStream resource = MariaDbDataDirectory.class.getResourceAsStream(source);
        return resource == null ? Files.newInputStream(Path.of(source)) : resource;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
