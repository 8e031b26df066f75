package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.recs.model.UserId;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

final class AppendOnlyRewriteIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NIGHT = Instant.parse("2026-03-02T02:00:00Z");
    private static final byte[] KEY = "a-key-for-the-tests-only".getBytes(StandardCharsets.UTF_8);

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final Erasure.Stores stores = new Erasure.Stores(
            new JdbcTemplate(new DriverManagerDataSource(
                    STACK.addresses().mysqlUrl(),
                    STACK.addresses().mysqlUser(),
                    STACK.addresses().mysqlPassword())),
            mongo.getDatabase("recs"),
            redis);

    AppendOnlyRewriteIT() {
        STACK.empty();
        appendOnly("yes");
    }

    @AfterEach
    void close() {
        appendOnly("yes");
        redis.close();
        mongo.close();
    }

    @Test
    void afterAnErasureItAsksOnceADayAndWithoutOneNotAtAll() {
        assertThat(run(NIGHT)).isEmpty();
        erase("a", NIGHT.minusSeconds(60));
        assertThat(run(NIGHT)).isEqualTo("asked Redis to rewrite its append-only file, which held what was erased");
        erase("b", NIGHT.plusSeconds(60));
        assertThat(run(NIGHT.plus(Duration.ofHours(23))))
                .as("at most once a day")
                .isEmpty();
        assertThat(run(NIGHT.plus(Duration.ofDays(1)))).startsWith("asked Redis");
        assertThat(run(NIGHT.plus(Duration.ofDays(3))))
                .as("nobody was erased since")
                .isEmpty();
    }

    @Test
    void aRedisWithoutSuchAFileIsNotAsked() {
        appendOnly("no");
        erase("a", NIGHT.minusSeconds(60));
        assertThat(run(NIGHT)).isEmpty();
    }

    @Test
    void whereItIsNotPermittedThatIsSaid() {
        erase("a", NIGHT.minusSeconds(60));
        command(Protocol.Command.ACL, "SETUSER", "app", "on", ">pass", "~*", "&*", "+@all", "-bgrewriteaof");
        String url = STACK.addresses().redisUrl().replace("redis://", "redis://app:pass@");
        try (RedisClient limited = RedisClient.create(url)) {
            String said = new AppendOnlyRewrite(limited, tombstones(), clock(NIGHT))
                    .run()
                    .orElseThrow();
            assertThat(said)
                    .startsWith("Redis does not permit a rewrite of its append-only file (NOPERM ")
                    .endsWith("what was erased stays in it until Redis rewrites it by itself");
        } finally {
            command(Protocol.Command.ACL, "DELUSER", "app");
        }
    }

    private void erase(String user, Instant at) {
        new Erasure(stores, KEY, clock(at)).erase(new UserId(user));
    }

    private String run(Instant now) {
        return new AppendOnlyRewrite(redis, tombstones(), clock(now)).run().orElse("");
    }

    private MongoTombstones tombstones() {
        return new MongoTombstones(mongo.getDatabase("recs"), KEY);
    }

    private void appendOnly(String value) {
        command(Protocol.Command.CONFIG, "SET", "appendonly", value);
    }

    private void command(Protocol.Command command, String... arguments) {
        CommandArguments whole = new CommandArguments(command);
        for (String argument : arguments) {
            whole.add(argument);
        }
        redis.executeCommand(whole);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
