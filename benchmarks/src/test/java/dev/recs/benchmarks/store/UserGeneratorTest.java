package dev.recs.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.profile.RecentSearch;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UserGeneratorTest {

    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private final UserGenerator generator = new UserGenerator(new StoreShape(1_000, 10_000, 20_000, 1, END));

    @Test
    void theSameNumberGivesTheSameCustomer() {
        assertThat(generator.user(7)).isEqualTo(generator.user(7)).isNotEqualTo(generator.user(8));
    }

    @Test
    void eventsAreNewestFirstAndNoneIsAfterTheEnd() {
        IntStream.range(0, 100).mapToObj(generator::user).forEach(user -> {
            assertThat(user.searches())
                    .isSortedAccordingTo(
                            Comparator.comparing(RecentSearch::timestamp).reversed());
            assertThat(user.orders()).isNotEmpty().allMatch(order -> order.at().isBefore(END));
        });
    }

    @Test
    void idsSortAsTheirNumbersDo() {
        List<String> ids =
                IntStream.range(0, 1_000).mapToObj(UserGenerator::idOf).toList();
        assertThat(ids).isSorted();
    }

    @Test
    void aCustomerBuysAboutTenThingsMostlyOfOneToThreeClusters() {
        List<GeneratedUser> users =
                IntStream.range(0, 1_000).mapToObj(generator::user).toList();
        double lines = users.stream()
                .flatMap(user -> user.orders().stream())
                .mapToInt(order -> order.products().size())
                .average()
                .orElse(0);
        assertThat(lines).isBetween(2.0, 4.0);
    }

    @Test
    void namesAndQueriesAreDistinct() {
        Set<String> names = IntStream.range(0, 10_000)
                .mapToObj(i -> Vocabulary.productName(i / 100, i % 100))
                .collect(Collectors.toSet());
        Set<String> queries = IntStream.range(0, 20_000)
                .mapToObj(i -> Vocabulary.query(i / 200, i % 200))
                .collect(Collectors.toSet());
        assertThat(names).hasSize(10_000);
        assertThat(queries).hasSize(20_000);
    }
}
