package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.recommender.model.training.PastActivity;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop of 20 styles of 12 variants each, told by names or by group: one variant of a style in a list, none of a style that the user has. */
final class VariantListsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int STYLES = 20;
    private static final int VARIANTS = 12;
    private static final List<String> COLOURS = List.of("Black", "White");
    private static final List<String> SIZES = List.of("XS", "S", "M", "L", "XL", "XXL");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneVariantOfAStyleAndNoneOfAStyleThatTheUserHas(boolean byGroup) {
        ProductIndex index = index(byGroup);
        PurchaseHistory history = PurchaseHistory.read((asOf, line) -> buy(line), index, NOW);
        CatalogModel model = CatalogModelTrainer.train(
                index,
                ContentModel.train(index, Collections.nCopies(index.size(), Embedding.missing(space())), history),
                history,
                NOW);
        ListMaker discovery = new ListMaker(model, ListSettings.DEFAULT);
        ListMaker replenishment = new ListMaker(model, ListSettings.DEFAULT.with(false));
        for (int user = 0; user < 40; user++) {
            RankingRequest request = request(history, user, model);
            Set<Integer> owned = new HashSet<>();
            request.activity().purchases().forEach(one -> owned.add(style(one.productId())));
            PersonalList made = discovery.make(request);
            List<Integer> styles =
                    made.items().stream().map(item -> style(item.productId())).toList();

            assertThat(styles).doesNotHaveDuplicates().doesNotContainAnyElementsOf(owned);
            assertThat(styles).hasSizeGreaterThan(STYLES / 2);
            assertThat(made.shelves())
                    .allSatisfy(shelf -> assertThat(shelf.productIds().stream().map(VariantListsTest::style))
                            .doesNotHaveDuplicates());
            assertThat(replenishment.make(request).items().stream().map(item -> style(item.productId())))
                    .doesNotHaveDuplicates()
                    .containsAnyElementsOf(owned);
        }
        assertThat(new PopularListMaker(model, RuleBook.EMPTY.at(NOW, index))
                        .popular("", 60).stream().map(PopularProduct::productId).map(VariantListsTest::style))
                .hasSize(STYLES)
                .doesNotHaveDuplicates();
    }

    private static RankingRequest request(PurchaseHistory history, int user, CatalogModel model) {
        var activity = PastActivity.load(history, user, model.index());
        return new RankingRequest(activity, new SignalWeigher().weigh(activity, NOW), NOW, Map.of());
    }

    private static int style(ProductId id) {
        return Integer.parseInt(id.value().substring(0, 2));
    }

    private static ProductIndex index(boolean byGroup) {
        List<Product> products = new ArrayList<>();
        IntStream.range(0, STYLES * VARIANTS).forEach(i -> {
            int style = i / VARIANTS;
            String variant = COLOURS.get(i % 2) + " / " + SIZES.get(i % VARIANTS / 2);
            products.add(new Product(
                    new ProductId("%02d-%02d".formatted(style, i % VARIANTS)),
                    byGroup ? "article no. " + i : "style " + (char) ('a' + style) + "x - " + variant,
                    "",
                    "",
                    "",
                    null,
                    "",
                    "",
                    true,
                    byGroup ? "g" + style : "",
                    true));
        });
        return new ProductIndex(products);
    }

    private static void buy(OrderSource.OrderLine line) {
        Random random = new Random(5);
        for (int user = 0; user < 200; user++) {
            for (int i = 0; i < 4; i++) {
                line.accept(
                        "u%03d".formatted(user),
                        "%02d-%02d".formatted(random.nextInt(STYLES), random.nextInt(VARIANTS)),
                        NOW.minusSeconds(4_000_000 - 900_000L * i));
            }
        }
    }

    private static EmbeddingSpace space() {
        return new EmbeddingSpace("test", 8, 1);
    }
}
