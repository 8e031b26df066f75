package dev.recs.pipeline.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a run shares out its work while users are due, and while nobody is. */
final class ThrottleTest {

    private static final Duration REST = Duration.ofMillis(5);

    private final AtomicLong due = new AtomicLong();
    private final Throttle throttle = new Throttle(due::get, REST, 4);
    private final List<Integer> items = IntStream.range(0, 120).boxed().toList();

    @Test
    void whileNobodyIsDueAllIsDoneAtOnce() {
        assertThat(shared()).containsExactly(items);
    }

    @Test
    void whileUsersAreDueThePartsAreAsSmallAsAWorkersBatch() {
        due.set(1);
        assertThat(shared()).containsExactly(items.subList(0, 50), items.subList(50, 100), items.subList(100, 120));
    }

    @Test
    void whileUsersAreDueHalfOfTheThreadsWork() {
        due.set(1);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> throttle.share(items, ignored -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    atWork.decrementAndGet();
                }));
            }
        }
        assertThat(most).hasValueBetween(1, 2);
    }

    private List<List<Integer>> shared() {
        List<List<Integer>> parts = new ArrayList<>();
        throttle.share(items, parts::add);
        return parts;
    }
}
