package dev.recs.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The servers of one data folder, owned by this process until closed. */
public final class LocalServers implements AutoCloseable {

    private static final Duration LOCK_PAUSE = Duration.ofMillis(50);

    private final DataFolder folder;
    private final DataFolder.Lock lock;
    private final RecordedProcesses recorded;
    private final MysqlChoice mysql = MysqlChoice.ofEnvironment();
    private final Map<Store, Server> servers = new EnumMap<>(Store.class);
    private boolean closed;

    private LocalServers(DataFolder folder, DataFolder.Lock lock) {
        this.folder = folder;
        this.lock = lock;
        this.recorded = new RecordedProcesses(folder.path().resolve("processes"));
        recorded.endAll();
    }

    /** Waits for another owner of the same folder. */
    public static LocalServers start(Path dataDir, Set<Store> wanted) {
        DataFolder folder = DataFolder.at(dataDir);
        Optional<LocalServers> servers = own(folder);
        while (servers.isEmpty()) {
            Pauses.sleep(LOCK_PAUSE);
            servers = own(folder);
        }
        servers.get().ensure(wanted);
        return servers.get();
    }

    /** Takes the folder and ends what a killed owner left; starts nothing yet. Nothing if the folder has an owner. */
    public static Optional<LocalServers> own(DataFolder folder) {
        return folder.tryLock().map(lock -> new LocalServers(folder, lock));
    }

    /** Starts those that do not run, all at once. */
    public void ensure(Set<Store> wanted) {
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        synchronized (servers) {
            if (closed) {
                throw new IllegalStateException("the servers of %s are being stopped".formatted(folder.path()));
            }
            for (Store store : wanted) {
                Server server = servers.computeIfAbsent(store, this::create);
                starts.add(CompletableFuture.runAsync(() -> startIfDown(server), Thread.ofVirtual()::start));
            }
        }
        try {
            starts.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void startIfDown(Server server) {
        synchronized (server) {
            if (!server.isRunning()) {
                server.start();
            }
        }
    }

    private Server create(Store store) {
        return switch (store) {
            case MYSQL -> new ProcessServer(mysql.program(folder), Ports.free(), recorded::add);
            case MONGODB -> new MongoStandIn(folder.under("mongodb").resolve("documents.mv"), Ports.free());
            case REDIS ->
                new ProcessServer(new Redis(folder.programs(), folder.under("redis")), Ports.free(), recorded::add);
        };
    }

    /** A server that was asked for at the start; for what wants to stop, kill or start it. */
    public Server server(Store store) {
        synchronized (servers) {
            Server server = servers.get(store);
            if (server == null) {
                throw new IllegalArgumentException(
                        "%s was not asked for: started are %s".formatted(store, servers.keySet()));
            }
            return server;
        }
    }

    /** Servers that were asked for and do not run now, or not yet. */
    public Set<Store> stopped() {
        synchronized (servers) {
            Set<Store> stopped = EnumSet.noneOf(Store.class);
            servers.forEach((store, server) -> {
                if (!server.isRunning()) {
                    stopped.add(store);
                }
            });
            return stopped;
        }
    }

    public ServerAddresses addresses() {
        synchronized (servers) {
            return new ServerAddresses(
                    address(Store.MYSQL, mysql.urlPattern()),
                    "root",
                    "",
                    address(Store.MONGODB, "mongodb://127.0.0.1:%d/recs"),
                    address(Store.REDIS, "redis://127.0.0.1:%d"));
        }
    }

    private String address(Store store, String pattern) {
        Server server = servers.get(store);
        return server == null ? "" : pattern.formatted(server.port());
    }

    /** Stops what runs; a second call does nothing. */
    @Override
    public void close() {
        synchronized (servers) {
            closed = true;
            try {
                CompletableFuture.allOf(servers.values().stream()
                                .map(server -> CompletableFuture.runAsync(server::stop, Thread.ofVirtual()::start))
                                .toArray(CompletableFuture[]::new))
                        .join();
            } catch (CompletionException e) {
                throw new ServerFailure("local stack", "a server did not stop", e);
            }
            servers.clear();
            recorded.endAll();
            lock.close();
        }
    }
}
