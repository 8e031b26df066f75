package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.recommender.rules.FeesAndGifts.Finding;
import dev.recs.recommender.rules.FeesAndGifts.Kind;
import dev.recs.recommender.rules.FeesAndGifts.Line;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FeesAndGiftsTest {

    private final FeesAndGifts orders = new FeesAndGifts();

    @Test
    void postageInEveryOrderIsAFeeAndAFreeSampleAGift() {
        for (int order = 0; order < 100; order++) {
            orders.add(Stream.of(
                            line("POSTAGE", 3.95),
                            line("P" + order % 7, 9),
                            line(order % 2 == 0 ? "GIFT" : "Q", order % 2 * 5))
                    .toList());
        }
        assertThat(orders.findings(FeeSettings.DEFAULT, List.of()))
                .containsExactly(
                        new Finding("POSTAGE", Kind.FEE, 100, 100, 0), new Finding("GIFT", Kind.GIFT, 50, 100, 0));
    }

    @Test
    void aFeeIsInNineOfTenOrders() {
        addWithOthers(90, "FEE");
        addWithOthers(10, "Q");
        assertThat(found()).containsExactly("FEE");
        addWithOthers(1, "Q");
        assertThat(found()).isEmpty();
    }

    @Test
    void breadThatIsAlsoBoughtAloneIsNoFee() {
        addWithOthers(99, "BREAD");
        addAlone(1, "BREAD");
        assertThat(found()).containsExactly("BREAD");
        addAlone(2, "BREAD");
        assertThat(found()).isEmpty();
    }

    @Test
    void anExceptionIsAProduct() {
        addWithOthers(100, "BREAD");
        assertThat(orders.findings(new FeeSettings(20, 0.9, 0.01, List.of("BREAD")), List.of()))
                .isEmpty();
    }

    @Test
    void aHandfulOfOrdersTellsNoFee() {
        addWithOthers(19, "FEE");
        assertThat(found()).isEmpty();
        addWithOthers(1, "FEE");
        assertThat(found()).containsExactly("FEE");
    }

    @Test
    void aShopWithoutPricesHasNoGifts() {
        for (int order = 0; order < 30; order++) {
            orders.add(List.of(line("A" + order % 5, 0), line("B" + order % 7, 0)));
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void anUnknownPriceIsNotZero() {
        orders.add(List.of(line("A", 5), line("B", 5), new Line("C", OptionalDouble.empty())));
        assertThat(found()).isEmpty();
    }

    @Test
    void twoLinesOfOneProductAreAnOrderOfThatProductAlone() {
        addWithOthers(99, "FEE");
        orders.add(List.of(line("FEE", 1), line("FEE", 1)));
        assertThat(orders.findings(FeeSettings.DEFAULT, List.of()))
                .containsExactly(new Finding("FEE", Kind.FEE, 100, 100, 1));
    }

    @Test
    void linesThatComeOneByOneAreTheSameOrders() {
        for (int order = 0; order < 30; order++) {
            orders.add("o" + order, "POSTAGE", OptionalDouble.of(3.95));
            orders.add("o" + order, "P" + order % 7, OptionalDouble.of(9));
        }
        assertThat(orders.findings(FeeSettings.DEFAULT, List.of()))
                .containsExactly(new Finding("POSTAGE", Kind.FEE, 30, 30, 0));
        assertThat(found()).as("asked again").containsExactly("POSTAGE");
    }

    @Test
    void aFeeThatFewOrdersHaveIsFoundByItsName() {
        addWithOthers(20, "Q");
        assertThat(orders.findings(
                        FeeSettings.DEFAULT, List.of(product("C2", "Next Day Carriage"), product("V", "Delivery van"))))
                .containsExactly(new Finding("Q", Kind.FEE, 20, 20, 0), new Finding("C2", Kind.NAMED_FEE, 0, 20, 0));
        assertThat(orders.findings(
                        new FeeSettings(20, 0.9, 0.01, List.of("C2", "Q")),
                        List.of(product("C2", "Next Day Carriage"))))
                .isEmpty();
    }

    private static Product product(String id, String name) {
        return new Product(new ProductId(id), name, "", "", "", null, "", "", true);
    }

    private List<String> found() {
        return orders.findings(FeeSettings.DEFAULT, List.of()).stream()
                .map(Finding::productId)
                .toList();
    }

    private void addWithOthers(int count, String product) {
        IntStream.range(0, count).forEach(order -> orders.add(List.of(line(product, 5), line("P" + order % 7, 9))));
    }

    private void addAlone(int count, String product) {
        IntStream.range(0, count).forEach(order -> orders.add(List.of(line(product, 5))));
    }

    private static Line line(String product, double price) {
        return new Line(product, OptionalDouble.of(price));
    }
}
