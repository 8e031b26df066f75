package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.queue.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import redis.clients.jedis.UnifiedJedis;

final class StoreWaitTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Cancellation cancellation = new Cancellation();
    private final List<String> asked = new ArrayList<>();

    @Test
    void oneThatComesLaterIsAskedAgain() {
        assertThat(wait(() -> true, () -> asked.size() > 2, () -> true).await(LONG))
                .isTrue();
        assertThat(asked).containsExactly("MySQL", "MongoDB", "MongoDB", "Redis");
    }

    @Test
    void aWorkerThatWaitedForItsStoresAskedTheOthersTooWhenItWasToldToStop() {
        BooleanSupplier stops = () -> {
            cancellation.request();
            return false;
        };
        assertThat(wait(stops, () -> true, () -> true).await(LONG)).isFalse();
        assertThat(asked).containsExactly("MySQL");
    }

    @Test
    void oneThatDoesNotComeIsNamed() {
        assertThatThrownBy(() -> wait(() -> true, () -> false, () -> true).await(Duration.ZERO))
                .isInstanceOf(DependencyDown.class)
                .hasMessageContaining("MongoDB");
    }

    private StoreWait wait(BooleanSupplier mysql, BooleanSupplier mongodb, BooleanSupplier redis) {
        return new StoreWait(
                new Provider<HikariDataSource>("MySQL", mysql),
                new Provider<MongoClient>("MongoDB", mongodb),
                new Provider<UnifiedJedis>("Redis", redis),
                cancellation);
    }

    /** Connects if the store is up, and gives nothing that anybody uses. */
    private final class Provider<T> implements ObjectProvider<T> {

        private final String name;
        private final BooleanSupplier isUp;

        Provider(String name, BooleanSupplier isUp) {
            this.name = name;
            this.isUp = isUp;
        }

        @Override
        @SuppressWarnings("NullAway")
        public @Nullable T getObject() {
            asked.add(name);
            if (!isUp.getAsBoolean()) {
                throw new DependencyDown(name, "connection refused", new IOException());
            }
            return null;
        }
    }
}
