package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.recommender.history.AllPurchases;
import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Passes;
import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.model.Neighbours;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part is the same bit for bit, however the users are shared out, in whatever order, and in however many blocks. */
final class ExactSumsTest {

    private static final int PRODUCTS = 520;
    private static final int HEAD = 50;
    private static final TrainingSettings SETTINGS = TrainingSettings.DEFAULT.withFactors(8);
    private static final PurchaseHistory HISTORY = TestHistories.of(PRODUCTS, TestOrders.random(1, 250, PRODUCTS));
    private static final PurchaseCounts COUNTS = PurchaseCounts.of(HISTORY, PRODUCTS);

    @ParameterizedTest
    @MethodSource("trainers")
    <T extends Trainer<T, ?>> void anySplitInAnyOrderGivesTheSameBits(Supplier<T> trainer) {
        Object one = Passes.sum(HISTORY, trainer, 1).solve();

        for (int parts : new int[] {1, 2, 4, 16}) {
            UserHistories shuffled = TestHistories.shuffled(HISTORY, parts);
            assertSameBits(Passes.sum(shuffled, trainer, parts).solve(), one);
        }
    }

    static Stream<Arguments> trainers() {
        Neighbours coPurchase = new CoPurchaseTrainer(PRODUCTS, SETTINGS, HEAD).train(HISTORY);
        float[] q = new float[PRODUCTS * 3];
        IntStream.range(0, q.length).forEach(i -> q[i] = (float) Math.sin(i));
        HeadPlaces places = HeadPlaces.of(
                IntStream.range(0, PRODUCTS).toArray(),
                IntStream.range(0, PRODUCTS).map(i -> 1 + i % 7).toArray());
        return Stream.<Supplier<?>>of(
                        () -> new CoPurchaseTrainer(PRODUCTS, SETTINGS, HEAD),
                        () -> new NextOrderTrainer(COUNTS, PRODUCTS, TestOrders.NOW, SETTINGS, HEAD),
                        () -> OrderPairTrainer.companions(PRODUCTS, OrderUnit.DAY, 50),
                        () -> OrderPairTrainer.successors(PRODUCTS, OrderUnit.DAY, 50),
                        () -> new GramTimes(new GramTimes.Columns(places, q, 3)),
                        () -> new TrendTrainer(PRODUCTS, TestOrders.NOW, 5),
                        () -> new RepeatPurchaseTrainer(PRODUCTS),
                        () -> new BuyerTrainer(PRODUCTS, TestOrders.NOW),
                        () -> new AssociationTrainer(coPurchase, PRODUCTS))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @ValueSource(longs = {60_000, 400_000})
    void anyNumberOfBlocksAndThreadsGivesTheSameBits(long budget) {
        for (Function<RowBlocks, Neighbours> training : trainings()) {
            assertSameBits(
                    training.apply(new RowBlocks(TestHistories.shuffled(HISTORY, 5), 3, budget)),
                    training.apply(new RowBlocks(HISTORY, 1, Long.MAX_VALUE)));
        }
    }

    private static List<Function<RowBlocks, Neighbours>> trainings() {
        return List.of(
                blocks -> new CoPurchaseTrainer(PRODUCTS, SETTINGS, HEAD).train(blocks),
                blocks -> new NextOrderTrainer(COUNTS, PRODUCTS, TestOrders.NOW, SETTINGS, HEAD).train(blocks),
                blocks ->
                        OrderPairTrainer.companions(PRODUCTS, OrderUnit.DAY, 50).train(blocks),
                blocks ->
                        OrderPairTrainer.successors(PRODUCTS, OrderUnit.DAY, 50).train(blocks));
    }

    /** Two products that only users beyond the sample buy, together. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 40})
    void aPairOfUsersThatTheSampleLeavesOutIsFound(int head) {
        int products = 40;
        List<Line> lines = TestOrders.random(6, 1_000, products - 2);
        Set<Integer> sampled = new HashSet<>();
        try (AllPurchases purchases = TestHistories.all(products, lines, 2_000)) {
            PurchaseHistory sample = purchases.sample();
            IntStream.range(0, sample.users())
                    .forEach(user ->
                            sampled.add(Integer.parseInt(sample.userId(user).substring(1))));
        }
        List<Line> planted = new ArrayList<>(lines);
        IntStream.range(0, 1_000)
                .filter(user -> !sampled.contains(user))
                .limit(80)
                .forEach(user -> {
                    planted.add(TestOrders.line(user, products - 2, 0.5));
                    planted.add(TestOrders.line(user, products - 1, 0.25));
                });

        try (AllPurchases purchases = TestHistories.all(products, planted, 2_000)) {
            assertThat(purchases.sample().sold().get(products - 1)).isFalse();
            assertThat(Dense.largest(
                            Dense.of(new CoPurchaseTrainer(products, SETTINGS, head).train(purchases.all()), products)))
                    .containsExactlyInAnyOrder(products - 2, products - 1);
        }
    }

    private static void assertSameBits(Object part, Object other) {
        if (part instanceof Neighbours some && other instanceof Neighbours others) {
            Dense.assertSame(some, others, PRODUCTS);
        } else {
            assertThat(part).usingRecursiveComparison().isEqualTo(other);
        }
    }
}
