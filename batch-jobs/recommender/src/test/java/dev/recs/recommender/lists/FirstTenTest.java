package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.lists.FirstTen.Head;
import dev.recs.recommender.variants.Families;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of 40 products the first six are designs of one bag. */
final class FirstTenTest {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int[] ORDER = IntStream.range(0, 40).toArray();

    private final Families families = Families.find(index());

    @Test
    void theFourthOfAFamilyComesAfterTheFirstTen() {
        Head head = compose(3, 10, product -> false);

        assertThat(head.products())
                .startsWith(0, 1, 2, 6, 7, 8, 9, 10, 11, 12, 3, 4, 5, 13)
                .hasSize(20);
        assertThat(head.capped()).containsOnlyKeys(families.of(0));
    }

    @Test
    void theFourthImpersonalProductComesAfterTheFirstTen() {
        Head head = compose(10, 3, product -> product % 2 == 0);

        assertThat(head.products()).startsWith(0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 6, 8, 10, 12, 14);
        assertThat(head.capped()).isEmpty();
    }

    @Test
    void whereNothingElseIsLeftItStays() {
        assertThat(compose(3, 3, product -> true).products())
                .as("three, then whatever is of another family")
                .startsWith(0, 1, 2, 6, 7, 8, 9, 10, 11, 12, 3);
    }

    @Test
    void withoutLimitsTheOrderStays() {
        assertThat(compose(10, 10, product -> true).products())
                .isEqualTo(IntStream.range(0, 20).toArray());
    }

    @Test
    void whatTheUserHasIsNoDesignAmongOthers() {
        assertThat(new FirstTen(FirstTenSettings.DEFAULT, families)
                        .compose(ORDER, 20, product -> false, product -> product < 2)
                        .products())
                .startsWith(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 5);
    }

    @Test
    void aShortListLosesNothing() {
        assertThat(new FirstTen(FirstTenSettings.DEFAULT, families)
                        .compose(new int[] {5, 4, 3, 2, 1}, 20, product -> true, product -> false)
                        .products())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    private Head compose(int family, int impersonal, IntPredicate isImpersonal) {
        return new FirstTen(new FirstTenSettings(family, impersonal), families)
                .compose(ORDER, 20, isImpersonal, product -> false);
    }

    private static ProductIndex index() {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String word = "" + LETTERS.charAt(i % 26) + LETTERS.charAt(i / 26) + "x";
            String name = i < 6 ? "jumbo bag " + word : "thing" + word + " object" + word + " sort" + word;
            products.add(new Product(new ProductId("p%02d".formatted(i)), name, "", "", "", null, "", "", true));
        }
        return new ProductIndex(products);
    }
}
