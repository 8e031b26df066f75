package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import dev.recs.testing.RecsProcess;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code recs refresh} in processes of its own, ended in every way there is. */
@LongRunning
final class RefreshProcessIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String WHOLE_ACCOUNT =
            "read 400, refreshed 400, unchanged 0, list unchanged 0, newer present 0, too few signals 0, opted out 0,"
                    + " erased 0, unknown 0, skipped 0";

    @TempDir
    Path folder;

    private BusyStore busy;
    private OpenAiStandIn provider;

    @BeforeEach
    void fill() {
        busy = new BusyStore(STACK, folder);
        provider = OpenAiStandIn.start();
        slowDown(30, Duration.ofMillis(150));
    }

    @AfterEach
    void close() {
        provider.close();
        busy.close();
    }

    @Test
    void aKilledRunIsContinuedEverybodyOnceAndARequestAThreadIsSentAgainAtMost() {
        try (RecsProcess killed = refresh()) {
            busy.awaitTheMiddle(killed);
            killed.kill();
        }
        BusyStore.await(() -> provider.answered().size() == provider.requests());
        busy.assertNothingIsHalf();
        long done = busy.lists();
        List<List<String>> before = List.copyOf(provider.answered());

        RecsProcess next = refresh();

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.out()).contains("finished: read 400,");
        busy.assertEverybodyIsComplete();
        assertThat(done).isBetween(40L, 399L);
        List<List<String>> after =
                provider.answered().subList(before.size(), provider.answered().size());
        Set<String> sentAgain =
                new HashSet<>(after.stream().flatMap(List::stream).toList());
        List<List<String>> repeated = before.stream()
                .filter(request -> !Collections.disjoint(request, sentAgain))
                .toList();
        assertThat(repeated).as("requests whose texts were sent again").hasSizeLessThanOrEqualTo(BusyStore.THREADS);
        assertThat(after.stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatIsToldToEndEndsAfterItsChunksAndIsContinued() {
        try (RecsProcess stopped = refresh()) {
            busy.awaitTheMiddle(stopped);
            stopped.terminate();
            assertThat(stopped.exitCode()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(stopped.complaints())
                    .containsExactly("refresh was stopped: the next one of the same choice continues it");
        }
        assertThat(busy.store().jdbc().queryForObject("SELECT status FROM recs_run_reports", String.class))
                .isEqualTo("FAILED");
        List<List<String>> before = List.copyOf(provider.answered());

        RecsProcess next = refresh();

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.out()).contains("finished: " + WHOLE_ACCOUNT);
        busy.assertEverybodyIsComplete();
        assertThat(provider.answered().stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
        assertThat(provider.answered()).hasSizeGreaterThan(before.size());
    }

    @Test
    void ofTwoProcessesAtOnceOneRunsAndTheOtherSaysSo() {
        slowDown(1, Duration.ofSeconds(25));
        try (RecsProcess first = refresh()) {
            BusyStore.await(() -> provider.requests() > 30);
            RecsProcess second = refresh();
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.complaints())
                    .containsExactly(
                            "another refresh is in progress (it has the lock 'recs-refresh:recs' of MySQL): wait until it has ended");
            assertThat(second.out()).isEmpty();
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.out()).contains("finished: " + WHOLE_ACCOUNT);
        }
        busy.assertEverybodyIsComplete();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRunLetsOtherProcessesGoFirst() {
        try (RecsProcess run = refresh()) {
            busy.awaitTheMiddle(run);
            assertThat(run.niceness()).as("of its threads").containsOnly(10);
        }
    }

    private RecsProcess refresh() {
        return busy.start(provider, Map.of(), "refresh", "--all");
    }

    /** The next requests; after them come those that were slowed down later. */
    private void slowDown(int requests, Duration delay) {
        provider.misbehave(
                Collections.nCopies(requests, new Misbehaviour.Slow(delay)).toArray(Misbehaviour[]::new));
    }
}
