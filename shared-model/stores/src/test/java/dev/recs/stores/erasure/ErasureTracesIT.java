package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.recs.stores.erasure.ErasureTraces.Trace;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

final class ErasureTracesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final ErasureTraces traces = new ErasureTraces(
            new Erasure.Stores(
                    new JdbcTemplate(new DriverManagerDataSource(
                            STACK.addresses().mysqlUrl(),
                            STACK.addresses().mysqlUser(),
                            STACK.addresses().mysqlPassword())),
                    mongo.getDatabase("recs"),
                    redis),
            Clock.systemUTC());

    @AfterEach
    void close() {
        appendOnly("yes");
        redis.close();
        mongo.close();
    }

    @Test
    void nobodySaidWhatLogsAndBackupsStillHold() {
        appendOnly("yes");
        assertThat(traces.find())
                .extracting(Trace::place)
                .containsExactly(
                        "binary log of MySQL", "append-only file of Redis", "oplog and journal of MongoDB", "backups");
        assertThat(until("append-only file of Redis"))
                .isEqualTo("until its next rewrite, which the nightly job asks for at most once a day");
        assertThat(until("binary log of MySQL")).isEqualTo("holds nothing: it is off");
        appendOnly("no");
        assertThat(until("append-only file of Redis"))
                .isEqualTo("holds nothing: it is off; snapshots hold it until the next one");
    }

    private String until(String place) {
        return traces.find().stream()
                .filter(trace -> trace.place().equals(place))
                .map(Trace::until)
                .findFirst()
                .orElseThrow();
    }

    private void appendOnly(String value) {
        redis.executeCommand(new CommandArguments(Protocol.Command.CONFIG)
                .add("SET")
                .add("appendonly")
                .add(value));
    }
}
