package dev.recs.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A MySQL server as an operator meets it, over a data directory of its own: binary log on, caching_sha2_password, the server's SQL
 * mode and collation. Its database is {@code recs}; so are its user and that user's password, who has all rights on
 * that database, on one that may be made as {@code sample_shop}, and no other. The user {@code admin} makes other
 * users, and so does {@code root}, who has no password.
 *
 * @param programs a folder that {@code .ci/servers} filled
 * @param folder holds the data and the logs
 * @param options of the server beside those that keep it to its folder and to this machine, as in {@code --default-time-zone=+05:30}
 */
public record MySql(Path programs, Path folder, List<String> options) implements ServerProgram {

    /** One statement a line, as the server reads such a file. */
    private static final String FIRST_STATEMENTS = """
            CREATE DATABASE recs;
            CREATE USER 'recs'@'%' IDENTIFIED BY 'recs';
            GRANT ALL ON recs.* TO 'recs'@'%';
            CREATE USER 'admin'@'%' IDENTIFIED BY 'admin';
            GRANT ALL ON *.* TO 'admin'@'%' WITH GRANT OPTION;
            GRANT ALL ON sample_shop.* TO 'recs'@'%';
            CREATE USER 'root'@'%' IDENTIFIED BY '';
            GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
            """;

    public MySql {
        programs = programs.toAbsolutePath();
        folder = folder.toAbsolutePath();
        options = List.copyOf(options);
    }

    @Override
    public String name() {
        return "MySQL";
    }

    @Override
    public Path log() {
        return folder.resolve("server.log");
    }

    /** {@code performance-schema}: its tables take 200 MB, and nothing reads them. */
    @Override
    public List<String> prepare(int port) {
        Path data = folder.resolve("data");
        if (!Files.isDirectory(data)) {
            create(data);
        }
        List<String> command = command(data);
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--mysqlx=OFF",
                "--socket=server.sock",
                "--pid-file=server.pid",
                "--skip-name-resolve",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=2"));
        command.addAll(options);
        return command;
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

    /** Made under another name and moved, so that a set-up that was killed is begun anew. */
    private void create(Path data) {
        Path half = folder.resolve("data.unfinished");
        Path log = folder.resolve("setup.log");
        try {
            FileSystemUtils.deleteRecursively(half);
            Files.createDirectories(half);
            Path statements = Files.writeString(folder.resolve("setup.sql"), FIRST_STATEMENTS);
            List<String> command = command(half);
            command.addAll(List.of("--initialize-insecure", "--init-file=" + statements));
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("--initialize-insecure ended with code " + code);
            }
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

    /** The start of every command line over a data directory. */
    private List<String> command(Path data) {
        Path share = programs.resolve("usr/share/mysql");
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("start").toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--secure-file-priv=NULL",
                "--lc-messages-dir=" + share,
                "--character-sets-dir=" + share.resolve("charsets"),
                "--plugin-dir=" + programs.resolve("usr/lib/mysql/plugin")));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }
}
