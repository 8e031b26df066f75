package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.order.OrderSource;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.recommender.rules.FeeSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final Instant CUT = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void theTruthIsTheFirstOrderDayAfterTheCutOfWhatWasSoldBefore() {
        StoreHistory store = store(line -> {
            buy(line, "ann", "cup", "2026-01-05T10:00:00Z");
            buy(line, "ann", "jug", "2026-01-06T10:00:00Z");
            buy(line, "bob", "pan", "2026-01-07T10:00:00Z");
            buy(line, "ann", "new", "2026-02-03T09:00:00Z");
            buy(line, "ann", "cup", "2026-02-03T09:00:00Z");
            buy(line, "ann", "pan", "2026-02-03T23:00:00Z");
            buy(line, "ann", "jug", "2026-02-04T09:00:00Z");
            buy(line, "eve", "cup", "2026-02-03T09:00:00Z");
        });

        Split split = Split.time(store, CUT, UNTIL);

        assertThat(split.cases()).hasSize(1);
        assertThat(names(split, split.cases().getFirst().all())).containsExactly("cup", "pan");
        assertThat(names(split, split.cases().getFirst().fresh())).containsExactly("pan");
        assertThat(split.index().size()).isEqualTo(3);
    }

    @Test
    void whatHappensAfterTheCutChangesNothingInTheTrainedModel() {
        StoreHistory honest = store(line -> {
            buy(line, "ann", "cup", "2026-01-05T10:00:00Z");
            buy(line, "ann", "jug", "2026-01-06T10:00:00Z");
            buy(line, "bob", "cup", "2026-01-07T10:00:00Z");
            buy(line, "bob", "pan", "2026-01-08T10:00:00Z");
        });
        StoreHistory planted = store(line -> {
            buy(line, "ann", "cup", "2026-01-05T10:00:00Z");
            buy(line, "ann", "jug", "2026-01-06T10:00:00Z");
            buy(line, "ann", "pan", "2026-02-01T00:00:00Z");
            buy(line, "bob", "cup", "2026-01-07T10:00:00Z");
            buy(line, "bob", "pan", "2026-01-08T10:00:00Z");
            for (int i = 0; i < 50; i++) {
                buy(line, "bob", "pan", "2026-02-%02dT10:00:00Z".formatted(1 + i % 28));
                buy(line, "bob", "later", "2026-02-%02dT10:00:00Z".formatted(1 + i % 28));
            }
        });

        assertThat(trained(planted)).isEqualTo(trained(honest));
    }

    @Test
    void newcomersAreThoseWhoseFirstPurchaseIsAfterTheCut() {
        StoreHistory store = store(line -> {
            buy(line, "ann", "cup", "2026-01-05T10:00:00Z");
            buy(line, "eve", "cup", "2026-02-03T09:00:00Z");
            buy(line, "eve", "new", "2026-02-03T09:00:00Z");
            buy(line, "eve", "cup", "2026-02-05T09:00:00Z");
            buy(line, "zoe", "new", "2026-02-05T09:00:00Z");
        });

        Split split = Split.time(store, CUT, UNTIL);

        assertThat(split.newcomers()).hasSize(1);
        assertThat(names(split, split.newcomers().getFirst().all())).containsExactly("cup");
        assertThat(Segment.classify(
                        split.history(), split.newcomers().getFirst().user()))
                .isEqualTo(Segment.NONE);
    }

    @Test
    void eventsOfTheCutOrLaterAreLeftOut() {
        UserId ann = new UserId("ann");
        StoreEvents events = new StoreEvents(
                Map.of(ann, List.of(new RecentSearch("cups", CUT.minusSeconds(1)), new RecentSearch("jugs", CUT))),
                Map.of(ann, List.of(new RecentView(new ProductId("jug"), CUT))));

        StoreEvents before = events.before(CUT);

        assertThat(before.searches().get(ann)).extracting(RecentSearch::query).containsExactly("cups");
        assertThat(before.views().get(ann)).isEmpty();
    }

    @Test
    void leaveLastOutHoldsBackTheLatestFirstPurchaseWithAllItsLines() {
        StoreHistory store = store(line -> {
            buy(line, "ann", "cup", "2026-01-05T10:00:00Z");
            buy(line, "ann", "jug", "2026-01-06T10:00:00Z");
            buy(line, "ann", "jug", "2026-01-07T10:00:00Z");
            buy(line, "ann", "cup", "2026-01-08T10:00:00Z");
            buy(line, "bob", "pan", "2026-01-08T10:00:00Z");
        });

        Split split = Split.leaveLastOut(store);

        assertThat(split.cases()).hasSize(1);
        assertThat(names(split, split.cases().getFirst().fresh())).containsExactly("jug");
        assertThat(split.history().lines()).isEqualTo(3);
    }

    /** What came last but one is had by the user and known to no method. */
    @Test
    void strictlyTheLastButOneIsHadButNotTrainedOn() {
        StoreHistory store = store(line -> {
            for (String user : List.of("a", "b")) {
                buy(line, user, "mug", "2026-01-01T00:00:00Z");
                buy(line, user, "plate", "2026-01-02T00:00:00Z");
                buy(line, user, "cup", "2026-01-03T00:00:00Z");
            }
        });
        Split split = Split.leaveLastOutStrictly(store);
        int plate = store.index().numberOf("plate");
        int mug = store.index().numberOf("mug");

        assertThat(split.cases())
                .allSatisfy(one ->
                        assertThat(one.fresh()).containsExactly(store.index().numberOf("cup")));
        assertThat(split.history().sold().get(plate)).isTrue();
        assertThat(split.training().sold().get(plate)).isFalse();
        for (Method method : List.of(
                ItemKnn.train(split, new Owned(split.history())),
                EaseBaseline.train(split, new Owned(split.history())),
                UserPopularity.train(split))) {
            double[] scores = new double[store.index().size()];
            ((ScoredMethod) method).scores().accept(scores, 0);
            assertThat(scores[plate]).as(method.name()).isZero();
        }
        double[] scores = new double[store.index().size()];
        ((ScoredMethod) TifuKnn.train(split, new TifuKnn.Settings(7, 1, 1, 1, 0.5)))
                .scores()
                .accept(scores, 0);
        assertThat(scores[plate]).isEqualTo(0.25); // Half of what the user alone has in one of two orders.
        assertThat(scores[mug]).isEqualTo(0.75);
    }

    private static List<String> trained(StoreHistory store) {
        Split split = Split.time(store, CUT, UNTIL);
        EmbeddingSpace space = new EmbeddingSpace("test", 2, 1);
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < split.index().size(); i++) {
            embeddings.add(Embedding.unit(space, new float[] {1, i}));
        }
        CatalogModel model = CatalogModelTrainer.train(
                split.index(),
                ContentModel.train(split.index(), embeddings, split.history()),
                split.history(),
                split.asOf());
        List<String> learnt = new ArrayList<>();
        for (int product = 0; product < split.index().size(); product++) {
            learnt.add("%s now %s lately %s ever %s season %s again %s after %s vector %s together %s next %s"
                    .formatted(
                            split.index().idOf(product),
                            model.trends().now()[product],
                            model.trends().lately()[product],
                            model.trends().longRun()[product],
                            model.trends().season()[product],
                            model.repeatPurchase().rate()[product],
                            model.repeatPurchase().intervalDays()[product],
                            Arrays.toString(Arrays.copyOfRange(
                                    model.content().matrix().toArray(), 2 * product, 2 * product + 2)),
                            row(model.coPurchase(), product),
                            row(model.sequential(), product)));
        }
        return learnt;
    }

    private static List<String> row(Neighbours neighbours, int product) {
        List<String> row = new ArrayList<>();
        for (int rank = 0; rank < neighbours.count(product); rank++) {
            row.add(neighbours.id(product, rank) + "=" + neighbours.weight(product, rank));
        }
        return row;
    }

    private static List<String> names(Split split, int[] products) {
        return Arrays.stream(products)
                .mapToObj(product -> split.index().idOf(product).value())
                .toList();
    }

    private static StoreHistory store(Consumer<OrderSource.OrderLine> lines) {
        return StoreHistory.read(new TreeMap<>(), FeeSettings.DEFAULT, lines);
    }

    private static void buy(OrderSource.OrderLine line, String user, String product, String time) {
        line.accept(user, product, Instant.parse(time));
    }
}
