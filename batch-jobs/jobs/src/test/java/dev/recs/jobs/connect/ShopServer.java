package dev.recs.jobs.connect;

import dev.recs.servers.MariaDb;
import dev.recs.servers.MariaDbBinaries;
import dev.recs.servers.MySql;
import dev.recs.servers.Ports;
import dev.recs.servers.ProcessServer;
import dev.recs.testing.LocalStack;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server that holds a shop, and an administrator's account on it. */
record ShopServer(String url, String admin, String password) {

    static final String MYSQL_FOLDER = "RECS_MYSQL_FOLDER";
    static final String MARIADB_FOLDER = "RECS_MARIADB_FOLDER";

    /** The embedded MariaDB. */
    static ShopServer embedded(LocalStack stack) {
        return new ShopServer(
                stack.addresses().mysqlUrl().replaceFirst("/recs", "/"),
                stack.addresses().mysqlUser(),
                stack.addresses().mysqlPassword());
    }

    /** A MySQL of {@code .ci/servers}. */
    static ProcessServer startMySql(Path folder, String... options) {
        MySql program = new MySql(Path.of(System.getenv(MYSQL_FOLDER)), folder.resolve("mysql"), List.of(options));
        ProcessServer process = new ProcessServer(program, Ports.free(), _ -> {});
        process.start();
        return process;
    }

    /** A MariaDB of {@code .ci/servers}. */
    static ProcessServer startMariaDb(Path folder) {
        MariaDbBinaries binaries = MariaDbBinaries.fetched(Path.of(System.getenv(MARIADB_FOLDER)));
        ProcessServer process =
                new ProcessServer(new MariaDb(() -> binaries, folder.resolve("mariadb")), Ports.free(), _ -> {});
        process.start();
        return process;
    }

    static ShopServer ofMariaDb(ProcessServer mariaDb) {
        return new ShopServer("jdbc:mariadb://127.0.0.1:%d/".formatted(mariaDb.port()), "root", "");
    }

    static ShopServer of(ProcessServer mysql) {
        return new ShopServer("jdbc:mariadb://127.0.0.1:%d/?sslMode=trust".formatted(mysql.port()), "admin", "admin");
    }

    JdbcTemplate jdbc() {
        return jdbc("", admin, password);
    }

    JdbcTemplate jdbc(String database, String user, String password) {
        return new JdbcTemplate(new DriverManagerDataSource(url(database), user, password));
    }

    String url(String database) {
        return url.replaceFirst("(//[^/]*/)", "$1" + database);
    }
}
