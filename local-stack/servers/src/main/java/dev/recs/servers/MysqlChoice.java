package dev.recs.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which server is the MySQL of the local stack: the embedded MariaDB, or, so that whole suites run on it, a MySQL of {@code .ci/servers} whose
 * folder {@code RECS_STACK_MYSQL_FOLDER} names. As the embedded one it keeps no binary log, and root has no password.
 *
 * @param mysql the folder; empty: the embedded MariaDB
 */
record MysqlChoice(Optional<Path> mysql) {

    private static final String FOLDER = "RECS_STACK_MYSQL_FOLDER";
    private static final List<String> OPTIONS = List.of("--skip-log-bin", "--innodb-buffer-pool-size=256M");

    static MysqlChoice ofEnvironment() {
        return new MysqlChoice(Optional.ofNullable(System.getenv(FOLDER))
                .filter(folder -> !folder.isBlank())
                .map(Path::of));
    }

    ServerProgram program(DataFolder folder) {
        return mysql.<ServerProgram>map(programs -> new MySql(programs, folder.under("mysql"), OPTIONS))
                .orElseGet(
                        () -> new MariaDb(() -> MariaDbBinaries.unpacked(folder.programs()), folder.under("mariadb")));
    }

    /** With a place for the port. */
    String urlPattern() {
        return mysql.isPresent()
                ? "jdbc:mariadb://127.0.0.1:%d/recs?sslMode=trust"
                : "jdbc:mariadb://127.0.0.1:%d/recs";
    }
}
