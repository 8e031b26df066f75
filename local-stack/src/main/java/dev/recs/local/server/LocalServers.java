package dev.recs.local.server;

import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.stores.StoreAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** The running servers of one data folder; closing stops them in the reverse order of their start. */
public final class LocalServers implements LocalStores {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final StoreAddresses addresses;

    private LocalServers(DataFolder folder, Set<Store> wanted) {
        running.push(folder);
        this.addresses = new StoreAddresses(
                wanted.contains(Store.MYSQL) ? startMariaDb(folder) : "",
                "root",
                "",
                wanted.contains(Store.MONGODB) ? startMongo(folder) : "",
                wanted.contains(Store.REDIS) ? startRedis(folder) : "");
    }

    /** Waits for another command that uses the same folder. */
    public static LocalServers start(Path dataDir, Set<Store> wanted) {
        return new LocalServers(DataFolder.hold(dataDir), wanted);
    }

    @Override
    public StoreAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new DependencyDown("local stack", "a server did not stop", e);
            }
        }
    }

    private String startMariaDb(DataFolder folder) {
        int port = freePort();
        running.push(MariaDbProcess.start(folder.under("mariadb"), port));
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, MariaDbProcess.DATABASE);
    }

    private String startMongo(DataFolder folder) {
        int port = freePort();
        running.push(MongoStandIn.start(folder.under("mongodb").resolve("recs.mv"), port));
        return "mongodb://127.0.0.1:%d/recs".formatted(port);
    }

    private String startRedis(DataFolder folder) {
        int port = freePort();
        running.push(RedisProcess.start(folder.under("redis"), port));
        return "redis://127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DependencyDown("local stack", "no free port on the loopback address", e);
        }
    }
}
