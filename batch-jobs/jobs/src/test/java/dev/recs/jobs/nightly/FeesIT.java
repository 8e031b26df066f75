package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Outcome;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Postage in every order and a gift at 0.00 in half of them, and what a rule excludes: no candidates, no reasons, no evidence. */
final class FeesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final List<String> NONE_OF_ITS_OWN = List.of("POSTAGE", "GIFT");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void postageAndGiftsAndExcludedProductsAreNowhere() throws IOException {
        try (SmallStore store = new SmallStore(STACK, Map.of())) {
            store.fill();
            addFees(store);
            store.run(Selection.ALL, SmallStore.NOW);

            assertNowhere(store);
            store.bean(CurrentPipeline.class)
                    .current()
                    .refresh(List.of(new UserId(SmallStore.customer(3))), SmallStore.NOW.plusSeconds(60));
            assertNowhere(store);
        }
        Map<String, Object> exception = Map.of("recs.fees.exceptions", "POSTAGE");
        Instant later = SmallStore.NOW.plus(Duration.ofHours(1));
        try (SmallStore bakery = new SmallStore(STACK, exception)) {
            bakery.run(Selection.ALL, later);
            assertThat(text(bakery, SmallStore.customer(3)))
                    .as("an exception is a product")
                    .contains("POSTAGE");
        }
        Path rules = Files.writeString(
                folder.resolve("rules.yml"),
                "rules: [{action: exclude, product: [POSTAGE]}, {action: exclude, category: tea}]");
        Map<String, Object> ruled = Map.of(
                "recs.rules.file", rules.toString(),
                "recs.fees.exceptions", "POSTAGE",
                "recs.refresh.max-delete-fraction", "1");
        try (SmallStore lamps = new SmallStore(STACK, ruled)) {
            Instant last = later.plus(Duration.ofHours(1));
            assertThat(lamps.account(Selection.ALL, last).count(Outcome.TOO_FEW_SIGNALS))
                    .as("who bought only what a rule excludes")
                    .isEqualTo(SmallStore.CUSTOMERS / 2);
            assertThat(text(lamps, SmallStore.customer(3))).doesNotContain("POSTAGE");
            assertThat(lamps.list(SmallStore.customer(2))).isNull();
        }
    }

    private static void addFees(SmallStore store) {
        store.addProduct("POSTAGE", "POSTAGE", "");
        store.addProduct("GIFT", "Free gift sample", "");
        List<String> orders = new ArrayList<>();
        store.jdbc().query("SELECT order_id FROM sample_shop.orders ORDER BY order_id", row -> {
            orders.add(row.getString(1));
        });
        for (int i = 0; i < orders.size(); i++) {
            store.jdbc().update("INSERT INTO sample_shop.order_lines VALUES (?, 'POSTAGE', 1, 3.95)", orders.get(i));
            if (i % 2 == 0) {
                store.jdbc().update("INSERT INTO sample_shop.order_lines VALUES (?, 'GIFT', 1, 0)", orders.get(i));
            }
        }
    }

    private static void assertNowhere(SmallStore store) {
        for (int customer = 0; customer < SmallStore.CUSTOMERS; customer++) {
            Document list = Objects.requireNonNull(store.list(SmallStore.customer(customer)));
            assertThat(list.toJson()).doesNotContain(NONE_OF_ITS_OWN);
            assertThat(list.getList("items", Document.class)).isNotEmpty();
            Document profile = Objects.requireNonNull(store.profile(SmallStore.customer(customer)));
            assertThat(profile.get("dataSnapshot", Document.class).toJson()).doesNotContain(NONE_OF_ITS_OWN);
            assertThat(text(store, SmallStore.customer(customer))).doesNotContain("POSTAGE", "gift");
        }
        assertThat(store.all(MongoCollections.PRODUCT_NEIGHBOURS))
                .filteredOn(one -> !NONE_OF_ITS_OWN.contains(one.getString("_id")))
                .allSatisfy(one -> assertThat(one.toJson()).doesNotContain(NONE_OF_ITS_OWN));
        assertThat(store.all(MongoCollections.POPULAR_PRODUCTS))
                .flatExtracting(list -> list.getList("items", Document.class))
                .extracting(item -> item.getString("productId"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(NONE_OF_ITS_OWN);
    }

    private static String text(SmallStore store, String customer) {
        return Objects.requireNonNull(store.profile(customer)).toJson();
    }
}
