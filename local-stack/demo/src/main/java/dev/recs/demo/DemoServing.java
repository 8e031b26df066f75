package dev.recs.demo;

import dev.recs.jobs.cli.CommonOptions;
import dev.recs.jobs.token.TokenSecret;
import dev.recs.jobs.token.TokenSigner;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.StoreAddresses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The API of the demo: started over the demo's stores, and watched until the demo ends. */
final class DemoServing {

    private static final Duration TOKEN_TTL = Duration.ofHours(12);
    private static final List<String> ALL_SCOPES = List.of("recs:read", "recs:events", "recs:admin");

    private final StoreAddresses stores;
    private final ErasureKey key;

    DemoServing(StoreAddresses stores, ErasureKey key) {
        this.stores = stores;
        this.key = key;
    }

    /**
     * Returns after Ctrl-C, when the API has stopped; the stores are still open then.
     *
     * @throws DependencyDown if the API ended by itself
     */
    void serve(CommonOptions common, int port, Stop stop) {
        String secret = TokenSecret.ofDemo(common.dataDir());
        try (ServingProcess api = ServingProcess.start(settings(port, secret))) {
            String token = new TokenSigner(secret, common.clock()).sign(ALL_SCOPES, Optional.empty(), TOKEN_TTL);
            System.out.printf(
                    "%nStore: http://127.0.0.1:%d/%n%ncurl -H 'Authorization: Bearer %s' http://127.0.0.1:%d/api/v1/users/12347/recommendations%n%nCtrl-C stops all.%n",
                    api.port(), token, api.port());
            CompletableFuture<DependencyDown> end = api.end();
            if (!stop.isAskedBefore(end)) {
                throw end.join();
            }
        }
    }

    private Map<String, Object> settings(int port, String secret) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("recs.mysql.url", stores.mysqlUrl());
        settings.put("recs.mysql.user", stores.mysqlUser());
        settings.put("recs.mysql.password", stores.mysqlPassword());
        settings.put("recs.mongodb.uri", stores.mongodbUri());
        settings.put("recs.redis.url", stores.redisUrl());
        settings.put("recs.erasure.key", new String(key.bytes(), StandardCharsets.UTF_8));
        settings.put("recs.serving.jwt-secret", secret);
        settings.put("recs.guests.secret", "guests of the demo: " + secret);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", port);
        settings.put("management.server.port", 0);
        return settings;
    }
}
