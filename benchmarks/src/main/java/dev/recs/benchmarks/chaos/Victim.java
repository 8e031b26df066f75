package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.servers.Server;
import dev.recs.servers.Store;
import java.time.Duration;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@link Kills} kill. */
enum Victim {
    WORKER,
    RELAY,
    API,
    NIGHTLY,
    MYSQL,
    REDIS,
    MONGODB;

    private static final int LONGEST_MS = 1_500;

    /** A store is started again here after a random time; a process of the product by its keeper. */
    void kill(Stage stage, Random random) {
        Duration dead = Duration.ofMillis(100 + random.nextInt(LONGEST_MS));
        switch (this) {
            case WORKER -> stage.workers().kill(random.nextInt(stage.workers().count()));
            case RELAY -> cutTheRelaysConnection(stage.shop());
            case API -> stage.api().kill();
            case NIGHTLY -> stage.nightly().kill();
            case MYSQL -> restart(stage.store(Store.MYSQL), dead);
            case REDIS -> restart(stage.store(Store.REDIS), dead);
            case MONGODB -> restart(stage.store(Store.MONGODB), dead);
        }
    }

    private static void restart(Server server, Duration dead) {
        server.kill();
        Pause.sleep(dead);
        server.start();
    }

    /** The relay is a thread of the worker that holds this lock; without its connection it is not the relay any more. */
    private static void cutTheRelaysConnection(TestShop shop) {
        Patience.with(() -> shop.bean(JdbcClient.class)
                        .sql("SELECT IS_USED_LOCK(CONCAT(DATABASE(), '.refresh_outbox'))")
                        .query(Long.class)
                        .optional())
                .ifPresent(holder -> shop.jdbc().execute("KILL CONNECTION " + holder));
    }
}
