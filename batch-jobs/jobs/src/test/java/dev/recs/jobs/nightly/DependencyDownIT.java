package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.servers.Server;
import dev.recs.servers.Store;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import dev.recs.testing.RecsProcess;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each thing a run needs, away when it starts and gone in the middle: exit code 4, one line that names it, and a rerun that repairs. Without a
 * store there are no lists, without the embedding provider there are.
 */
@LongRunning
final class DependencyDownIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int DEPENDENCY_DOWN = 4;

    @TempDir
    Path folder;

    private OpenAiStandIn provider = OpenAiStandIn.start();

    @AfterEach
    void close() {
        provider.close();
        for (Store store : Store.values()) {
            if (!STACK.server(store).isRunning()) {
                STACK.server(store).start();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MySQL, recs.mysql.url, jdbc:mysql://127.0.0.1:1/recs",
        "MongoDB, recs.mongodb.uri, mongodb://127.0.0.1:1/recs",
        "Redis, recs.redis.url, redis://127.0.0.1:1"
    })
    void awayAtTheStart(String name, String setting, String address) {
        try (BusyStore busy = new BusyStore(STACK, folder)) {
            RecsProcess run = busy.start(provider, Map.of(setting, address), "refresh", "--all");
            assertStopped(run, name);
            assertThat(busy.lists()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void aStoreGoneInTheMiddle(Store store) {
        try (BusyStore busy = new BusyStore(STACK, folder)) {
            slowDown();
            RecsProcess run = busy.start(provider, Map.of(), "refresh", "--all");
            busy.awaitTheMiddle(run);
            Server server = STACK.server(store);
            server.kill();
            assertStopped(run, store.product());
            server.start();
            assertRepaired(busy);
        }
    }

    @Test
    void aProviderThatIsAwayStopsNoListAndTheNextRunMakesUpForIt() {
        try (BusyStore busy = new BusyStore(STACK, folder)) {
            RecsProcess run = busy.start(
                    provider, Map.of("recs.embedding.openai.base-url", "http://127.0.0.1:1/v1"), "refresh", "--all");
            assertAllListsAndCode4(run, "texts without a vector 408 (refused 0, awaited 408)");
            assertThat(run.out())
                    .contains("catalog: 0 embedded, 0 changed otherwise, 0 unchanged, 20 without a vector, 0 deleted");
            assertThat(busy.lists()).isEqualTo(BusyStore.CUSTOMERS);
            assertThat(busy.store().list("b0001"))
                    .as("the search is matched by its words")
                    .satisfies(list -> assertThat(list.toString()).contains("searched"));
            assertMadeUp(busy);
        }
    }

    @Test
    void theProviderGoneInTheMiddle() {
        try (BusyStore busy = new BusyStore(STACK, folder)) {
            slowDown();
            RecsProcess run = busy.start(provider, Map.of(), "refresh", "--all");
            busy.awaitTheMiddle(run);
            provider.close();
            assertAllListsAndCode4(run, "refused 0, awaited ");
            assertThat(busy.lists()).isEqualTo(BusyStore.CUSTOMERS);
            provider = OpenAiStandIn.start();
            assertMadeUp(busy);
        }
    }

    private static void assertAllListsAndCode4(RecsProcess run, String missing) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(DEPENDENCY_DOWN);
        assertThat(run.complaints()).singleElement().asString().startsWith("embedding provider is down: ");
        assertThat(run.out()).contains("finished: read 400, refreshed 400,", missing);
    }

    private void assertMadeUp(BusyStore busy) {
        RecsProcess again = busy.start(provider, Map.of(), "refresh", "--all");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("finished: read 400,", "skipped 0").doesNotContain("without a vector");
        busy.assertEverybodyIsComplete();
    }

    private static void assertStopped(RecsProcess run, String name) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(DEPENDENCY_DOWN);
        assertThat(run.complaints()).singleElement().asString().startsWith(name + " is down: ");
        assertThat(run.out()).isEmpty();
    }

    private void assertRepaired(BusyStore busy) {
        BusyStore.await(() -> answers(busy));
        busy.assertNothingIsHalf();
        RecsProcess again = busy.start(provider, Map.of(), "refresh", "--all");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("finished: read 400,", "skipped 0");
        busy.assertEverybodyIsComplete();
    }

    /** The clients of this test, too, need a moment to notice that their store is back. */
    private static boolean answers(BusyStore busy) {
        try {
            busy.lists();
            busy.store().redis().ping();
            busy.store().jdbc().queryForObject("SELECT 1", Integer.class);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void slowDown() {
        provider.misbehave(Collections.nCopies(60, new Misbehaviour.Slow(Duration.ofMillis(150)))
                .toArray(Misbehaviour[]::new));
    }
}
