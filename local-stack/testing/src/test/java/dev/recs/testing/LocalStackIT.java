package dev.recs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

final class LocalStackIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @Test
    void emptyingLeavesNoTableAndNoKey() throws SQLException {
        try (RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
                Connection connection =
                        DriverManager.getConnection(STACK.addresses().mysqlUrl(), "root", "");
                Statement statement = connection.createStatement()) {
            redis.set("left", "over");
            statement.execute("CREATE TABLE recs.left_over (word VARCHAR(9))");
            STACK.empty();
            assertThat(redis.dbSize()).isZero();
            assertThat(statement
                            .executeQuery("SELECT * FROM information_schema.tables WHERE table_schema = 'recs'")
                            .next())
                    .isFalse();
        }
    }
}
