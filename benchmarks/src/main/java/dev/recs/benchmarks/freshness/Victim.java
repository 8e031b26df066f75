package dev.recs.benchmarks.freshness;

import dev.recs.servers.Server;
import dev.recs.servers.Store;
import java.time.Duration;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a chaos round kills. */
enum Victim {
    WORKER,
    RELAY,
    REDIS,
    MONGODB;

    private static final int LONGEST_MS = 1_500;

    /** Kills it, leaves it dead for a random time, starts it again; a worker is started by its {@link WorkerKeeper}. */
    void kill(TestShop shop, WorkerKeeper workers, Random random) {
        Duration dead = Duration.ofMillis(100 + random.nextInt(LONGEST_MS));
        switch (this) {
            case WORKER -> workers.kill(random.nextInt(workers.count()));
            case RELAY -> cutTheRelaysConnection(shop);
            case REDIS -> restart(shop.servers().server(Store.REDIS), dead);
            case MONGODB -> restart(shop.servers().server(Store.MONGODB), dead);
        }
    }

    private static void restart(Server server, Duration dead) {
        server.kill();
        Pause.sleep(dead);
        server.start();
    }

    /** The relay is a thread of the worker that holds this lock; without its connection it is not the relay any more. */
    private static void cutTheRelaysConnection(TestShop shop) {
        shop.bean(JdbcClient.class)
                .sql("SELECT IS_USED_LOCK(CONCAT(DATABASE(), '.refresh_outbox'))")
                .query(Long.class)
                .optional()
                .ifPresent(holder -> shop.jdbc().execute("KILL CONNECTION " + holder));
    }
}
