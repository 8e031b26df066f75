package dev.recs.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.catalog.Product;
import dev.recs.model.profile.RecentSearch;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UserGeneratorTest {

    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    /** Of user 7, from the generator before it knew of pairs. */
    private static final String LATER_ORDER =
            "Order[id=o00000007-02, at=2025-01-01T22:45:25Z, products=[p0760001, p0760065, p0760000]]";

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
    void withoutPairsASeedGivesTheOrdersThatItAlwaysGave() {
        assertThat(generator.user(7).orders().getLast()).hasToString(LATER_ORDER);
    }

    @Test
    void aPartnerIsBoughtAsOftenAsIsAskedFor() {
        StoreShape shape = new StoreShape(1_000, 1_000_000, 20_000, 1, END, 0.5);
        List<String> ids = new GeneratedOrders(shape)
                .products().stream().map(product -> product.productId().value()).toList();
        UserGenerator pairs = new UserGenerator(shape);
        long lines = 0;
        long paired = 0;
        for (int user = 0; user < 300; user++) {
            for (GeneratedUser.Order order : pairs.user(user).orders()) {
                Set<String> bought = Set.copyOf(order.products());
                for (String product : order.products()) {
                    int partner = UserGenerator.partnerOf(Collections.binarySearch(ids, product), ids.size());
                    lines++;
                    paired += bought.contains(ids.get(partner)) ? 1 : 0;
                }
            }
        }
        // Half of the drawn ones have one, which is a line too: two thirds of all.
        assertThat((double) paired / lines).isBetween(0.63, 0.70);
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aMillionNamesAreDistinctAndNoMoreAreMade() {
        List<Product> products = new GeneratedOrders(new StoreShape(1, 1_000_000, 20_000, 1, END)).products();
        assertThat(products.stream().map(Product::name).distinct().count()).isEqualTo(1_000_000);
        assertThatThrownBy(() -> new StoreShape(1, 1_000_100, 20_000, 1, END))
                .hasMessage(
                        "store of 1000100 products, pairs bought together at 0.0: expected at most 1000000 products, and 0 to 1");
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
