package dev.recs.demo.process;

import dev.recs.model.FormatLocale;
import dev.recs.servers.DataFolder;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entry point of the detached process; its one argument is the data folder. */
public final class LocalStackProcess {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStackProcess.class);
    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int MOST_FAILED_STARTS = 3;

    private final DataFolder folder;
    private final LocalServers servers;
    private int failedStarts;

    private LocalStackProcess(DataFolder folder, LocalServers servers) {
        this.folder = folder;
        this.servers = servers;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        FormatLocale.use();
        DataFolder folder = DataFolder.at(Path.of(arguments[0]));
        Optional<LocalServers> servers = LocalServers.own(folder);
        while (servers.isEmpty()) {
            if (HeldStack.answers(folder)) {
                LOG.info("another process owns {}", folder.path());
                return;
            }
            Thread.sleep(LOOK);
            servers = LocalServers.own(folder);
        }
        new LocalStackProcess(folder, servers.get()).run();
    }

    private void run() throws IOException, InterruptedException {
        StackFile file = StackFile.in(folder);
        // Also when the system asks to end: MariaDB and Redis would stay otherwise.
        Thread stop = new Thread(servers::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try (Holders holders = Holders.listen(Protocol.greeting(folder), this::answer)) {
            file.write(holders.port());
            LOG.info("local stack of {} listens on {}", folder.path(), holders.port());
            while (holders.unheldFor().compareTo(LINGER) < 0) {
                Thread.sleep(LOOK);
                revive();
            }
        }
        LOG.info("no process uses the local servers of {}: stopping", folder.path());
        file.delete();
        servers.close();
    }

    private String answer(String request) {
        try {
            Set<Store> stores = Protocol.wanted(request);
            servers.ensure(stores);
            return Protocol.up(servers.addresses());
        } catch (RuntimeException e) {
            LOG.error("a server could not be started", e);
            return Protocol.down(String.valueOf(e.getMessage()));
        }
    }

    /** Starts again what was killed; a command that asks meanwhile waits for it. */
    private void revive() {
        if (failedStarts >= MOST_FAILED_STARTS) {
            return;
        }
        try {
            for (Store store : servers.stopped()) {
                LOG.warn("{} has ended by itself: starting it again", store);
                servers.ensure(EnumSet.of(store));
                failedStarts = 0;
            }
        } catch (RuntimeException e) {
            failedStarts++;
            LOG.error("a server could not be started again", e);
        }
    }
}
