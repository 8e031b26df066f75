package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.evaluation.Split.Task;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.recommender.model.ContentModel;
import dev.recs.testing.TestOrders;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BaselinesTest {

    /** In 30 days 1 is bought three times, 0 twice, 2 once; 3 is bought five times before. User 0 has 3 in two orders and 2 in one. */
    private final SmallSplit split = SmallSplit.of(
            4,
            List.of(
                    TestOrders.line(0, 3, 60),
                    TestOrders.line(0, 3, 50),
                    TestOrders.line(0, 2, 20),
                    TestOrders.line(1, 1, 3),
                    TestOrders.line(1, 1, 2),
                    TestOrders.line(1, 1, 1),
                    TestOrders.line(2, 0, 30),
                    TestOrders.line(2, 0, 29),
                    TestOrders.line(2, 3, 40),
                    TestOrders.line(2, 3, 41),
                    TestOrders.line(2, 3, 42)));

    @Test
    void popularIsWhatWasBoughtMostInThirtyDays() {
        assertThat(method("popular 30 days").top(0, Task.ALL, 4)).containsExactly(1, 0, 2, 3);
        assertThat(method("popular 30 days").top(0, Task.NEW, 4)).containsExactly(1, 0);
    }

    @Test
    void ownCountsComeFirstAndPopularityBreaksTies() {
        assertThat(method("own counts, then popular").top(0, Task.ALL, 4)).containsExactly(3, 2, 1, 0);
        assertThat(method("own counts, then popular").top(1, Task.ALL, 4)).containsExactly(1, 0, 2, 3);
    }

    private Method method(String name) {
        ContentModel content = ContentModel.train(
                Collections.nCopies(4, "product"),
                Collections.nCopies(4, Embedding.unit(new EmbeddingSpace("test", 2, 1), new float[] {1, 0})));
        return split.all(content).stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
