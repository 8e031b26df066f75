package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopUsers.Range;
import dev.recs.testing.LocalStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the jobs do for a grid: they find it, and heal what one leaves that throws. */
final class UsersGridIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private SmallStore store;

    @BeforeEach
    void fill() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of());
        store.fill();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aGridThatIsNotOnTheClassPathIsRefused() {
        assertThatThrownBy(() -> store.bean(UsersHandler.class).choose("spark"))
                .isInstanceOf(BadInput.class)
                .hasMessage("--grid is spark: expected one of []; Spark is there where recs-grid starts it");
    }

    @Test
    void partitionsThatAGridLeftStartedAreHealedByTheNextRun() {
        UsersHandler handler = store.bean(UsersHandler.class);
        handler.use(new Careless());
        assertThatThrownBy(() -> store.run(Selection.ALL, SmallStore.NOW)).hasStackTraceContaining("left lying");
        assertThat(store.jdbc()
                        .queryForList(
                                "SELECT status FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE 'users-%'", String.class))
                .containsOnly("STARTING");
        handler.use(null);

        JobResult result = store.run(Selection.ALL, SmallStore.NOW);

        assertThat(result.account().read()).isEqualTo(SmallStore.CUSTOMERS);
    }

    @Test
    void aRangeOfIdsIsCutIntoPartsOfSoManyUsers() {
        ShopUsers users = store.bean(ShopUsers.class);

        assertThat(users.cuts(Range.WHOLE, 5)).isEqualTo(List.of("c04", "c09"));
        assertThat(users.cuts(new Range("c02", "c08"), 3)).isEqualTo(List.of("c05", "c08"));
        assertThat(users.cuts(Range.WHOLE, 100)).isEmpty();
    }

    /** A grid whose handler breaks its word. */
    private static final class Careless implements UsersGrid {

        @Override
        public String name() {
            return "careless";
        }

        @Override
        public Class<?> configuration() {
            return CarelessConfiguration.class;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class CarelessConfiguration {

        @Bean
        PartitionHandler careless() {
            return CarelessConfiguration::split;
        }

        private static List<StepExecution> split(StepExecutionSplitter splitter, StepExecution step) throws Exception {
            splitter.split(step, 1);
            throw new IllegalStateException("left lying");
        }
    }
}
