package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.recs.jobs.experiments.KnownExperiments;
import dev.recs.jobs.retention.RetentionTask;
import dev.recs.model.UserId;
import dev.recs.model.experiment.Assignment;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.pipeline.experiments.StartedExperiments;
import dev.recs.stores.MysqlLock;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A shop with a hold-out and an experiment, from its start to the night after its stop. */
final class ExperimentsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String KEY = "an erasure key of 32 characters.";
    private static final Instant NOW = SmallStore.NOW;
    private static final VariantName CONTROL = VariantName.of("plain-page", "control");
    private static final VariantName PLAIN = VariantName.of("plain-page", "plain");
    private static final String EXPERIMENT = """
            experiments:
              - name: plain-page
                metric: click-through
                variants:
                  - {name: control, share: 0.4}
                  - name: plain
                    share: 0.4
                    settings:
                      recs.ranking.shelves.count: 0
                      recs.rules.file: plain.yml
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Path file = Path.of(".");

    @BeforeEach
    void empty() throws IOException {
        STACK.empty();
        file = Files.writeString(folder.resolve("experiments.yml"), EXPERIMENT);
        Files.writeString(folder.resolve("plain.yml"), "rules: [{name: twice, action: boost, factor: 2, price: 0..}]");
    }

    @Test
    void everyUserGetsTheListOfTheirVariantUntilTheExperimentIsStopped() {
        try (SmallStore store = open(0.25)) {
            store.fill();
            store.run(Selection.ALL, NOW);
            assertThat(variants(store).values()).containsOnly(VariantName.NONE, VariantName.HOLD_OUT);
            assertListsAreOfTheirVariant(store, NOW);

            start(store);
            RefreshAccount stale = store.account(Selection.STALE, NOW.plusSeconds(60));
            assertThat(stale.read())
                    .as("those whose variant is another now")
                    .isEqualTo(variants(store).values().stream()
                            .filter(variant -> variant.equals(CONTROL) || variant.equals(PLAIN))
                            .count());
            assertThat(variants(store).values()).contains(CONTROL, PLAIN, VariantName.HOLD_OUT);
            assertListsAreOfTheirVariant(store, NOW.plusSeconds(60));
            assertThat(store.account(Selection.STALE, NOW.plusSeconds(120)).read())
                    .isZero();

            RefreshAccount equal = store.account(Selection.ALL, NOW.plusSeconds(180));
            assertThat(equal.count(Outcome.LIST_UNCHANGED)).isEqualTo(SmallStore.CUSTOMERS);
            assertListsAreOfTheirVariant(store, NOW.plusSeconds(180));

            experiments(store).stop("plain-page", Clock.systemUTC().instant());
            Instant later = NOW.plus(Duration.ofDays(100));
            assertThat(store.account(Selection.ACTIVE, later).read())
                    .as("nobody is active by then")
                    .isZero();
            assertThat(variants(store).values()).containsOnly(VariantName.NONE, VariantName.HOLD_OUT);
            assertListsAreOfTheirVariant(store, later);
        }
        try (SmallStore store = open(0)) {
            store.run(Selection.ACTIVE, NOW.plus(Duration.ofDays(101)));
            assertThat(variants(store).values())
                    .as("the hold-out has ended too")
                    .containsOnly(VariantName.NONE);
        }
    }

    @Test
    void whoLeavesTheHoldOutGetsAListOfTheirOwnThoughInactive() {
        try (SmallStore store = open(0.5)) {
            store.fill();
            store.run(Selection.ALL, NOW);
            assertThat(variants(store).values()).contains(VariantName.HOLD_OUT);
        }
        try (SmallStore store = open(0.25)) {
            long before = heldOut(store);
            Instant later = NOW.plus(Duration.ofDays(100));
            assertThat(store.account(Selection.ACTIVE, later).read()).isZero();
            assertThat(heldOut(store)).isPositive().isLessThan(before);
            variants(store)
                    .forEach((user, variant) -> assertThat(variant)
                            .isEqualTo(store.bean(CurrentLists.class).get().variantOf(new UserId(user), later)));
        }
    }

    /** Lists of no variant, also those of a build before variants, and lists of an experiment. */
    @Test
    void whoComesIntoTheHoldOutGetsItsListThoughInactive() {
        try (SmallStore store = open(0)) {
            store.fill();
            start(store);
            store.run(Selection.ALL, NOW);
            store.bean(MongoDatabase.class)
                    .getCollection(MongoCollections.USER_RECOMMENDATIONS)
                    .updateMany(Filters.eq("variant", ""), Updates.unset("variant"));
            assertThat(heldOut(store)).isZero();
        }
        try (SmallStore store = open(0.5)) {
            Instant later = NOW.plus(Duration.ofDays(100));
            assertThat(store.account(Selection.ACTIVE, later).read()).isZero();
            List<String> expected = IntStream.range(0, SmallStore.CUSTOMERS)
                    .mapToObj(SmallStore::customer)
                    .filter(user -> store.bean(CurrentLists.class)
                            .get()
                            .variantOf(new UserId(user), later)
                            .isHoldOut())
                    .toList();
            assertThat(expected).isNotEmpty();
            variants(store)
                    .forEach((user, variant) -> assertThat(variant.isHoldOut()).isEqualTo(expected.contains(user)));
        }
    }

    private static long heldOut(SmallStore store) {
        return variants(store).values().stream().filter(VariantName::isHoldOut).count();
    }

    @Test
    void aUserNamedAloneGetsTheSameListAndOneOfTheSameMomentIsWrittenOverByAnotherVariant() {
        try (SmallStore store = open(0)) {
            store.fill();
            store.run(Selection.ALL, NOW);
            start(store);
        }
        try (SmallStore store = open(0)) {
            String user = inVariant(store, PLAIN);
            store.bean(SingleUsers.class).refresh(List.of(new UserId(user)), NOW);
            assertThat(variants(store)).containsEntry(user, PLAIN);
            assertPublished(store, user, PLAIN);
            Document alone = Objects.requireNonNull(store.list(user));
            store.run(Selection.ALL, NOW.plusSeconds(60));
            Document night = Objects.requireNonNull(store.list(user));
            assertThat(ids(night)).isEqualTo(ids(alone));
            assertThat(night.getString("variant")).isEqualTo(PLAIN.value());
            String digest = store.bean(CurrentLists.class).get().of(PLAIN).digestAt(NOW);
            assertThat(List.of(alone.getString("recipe"), night.getString("recipe")))
                    .allMatch(recipe -> recipe.startsWith(digest));
        }
    }

    @Test
    void aChangedDefinitionOfWhatRunsIsRefusedAndSoIsAMissingOne() throws IOException {
        try (SmallStore store = open(0)) {
            store.fill();
            start(store);
            store.run(Selection.ALL, NOW);
            Files.writeString(
                    folder.resolve("plain.yml"), "rules: [{name: thrice, action: boost, factor: 3, price: 0..}]");
            assertThatThrownBy(() -> store.run(Selection.ALL, NOW.plusSeconds(60)))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("experiment plain-page runs since ")
                    .hasMessageContaining(
                            "was changed in " + file + " after that: put its definition back, or end it by"
                                    + " 'recs experiment stop plain-page' and start the changed one under another name");
            Files.writeString(file, "experiments: []");
            assertThatThrownBy(() -> store.run(Selection.ALL, NOW.plusSeconds(60)))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("where it is not: give every process the file, or end it by"
                            + " 'recs experiment stop plain-page'");
            experiments(store).stop("plain-page", Clock.systemUTC().instant());
            store.run(Selection.ALL, NOW.plusSeconds(60));
            assertThat(variants(store).values()).containsOnly(VariantName.NONE);
        }
    }

    @Test
    void whatErasedUsersCameToEndsWithTheEventsOfTheExperiment() {
        try (SmallStore store = open(0)) {
            store.fill();
            start(store);
            Instant end = Clock.systemUTC().instant();
            experiments(store).stop("plain-page", end);
            store.jdbc()
                    .update(
                            "INSERT INTO recs_experiment_totals (experiment, variant, quantity, currency, acting, total, squares,"
                                    + " by_impressions, by_orders_before) VALUES ('plain-page', 1, 'clicks', '', 1, 1, 1, 1, 0)");
            RetentionTask retention = store.bean(RetentionTask.class);
            retention.run(end.plus(Duration.ofDays(399)), true);
            assertThat(totals(store)).isEqualTo(1);
            retention.run(end.plus(Duration.ofDays(401)), true);
            assertThat(totals(store)).isZero();
        }
    }

    private static long totals(SmallStore store) {
        return Objects.requireNonNull(
                store.jdbc().queryForObject("SELECT COUNT(*) FROM recs_experiment_totals", Long.class));
    }

    @Test
    void oneProcessAtATimeStartsAnExperiment() throws SQLException {
        try (SmallStore store = open(0)) {
            store.fill();
            try (MysqlLock other = MysqlLock.ask(store.bean(DataSource.class), "recs-experiments")) {
                assertThat(other.isHeld()).isTrue();
                assertThatThrownBy(() -> start(store))
                        .isInstanceOf(BadInput.class)
                        .hasMessage("another process is starting an experiment: look at 'recs experiment list'");
            }
            assertThat(store.bean(ExperimentRuns.class).all()).isEmpty();
            start(store);
            assertThat(store.bean(ExperimentRuns.class).all()).hasSize(1);
        }
    }

    @Test
    void whoOptsOutOrIsErasedIsInNoVariant() {
        try (SmallStore store = open(0.25)) {
            store.fill();
            start(store);
            store.run(Selection.ALL, NOW);
            String heldOut = inVariant(store, VariantName.HOLD_OUT);
            String plain = inVariant(store, PLAIN);
            new Erasure(store.bean(Erasure.Stores.class), KEY.getBytes(StandardCharsets.UTF_8), Clock.systemUTC())
                    .erase(new UserId(plain));
            store.jdbc()
                    .update(
                            "INSERT INTO recs_personalization (user_id, enabled, changed_at) VALUES (?, FALSE, NOW(3))",
                            heldOut);
            store.run(Selection.ALL, NOW.plusSeconds(60));
            assertThat(store.list(heldOut)).isNull();
            assertThat(store.list(plain)).isNull();
            assertThat(variants(store)).hasSize(SmallStore.CUSTOMERS - 2);
        }
    }

    private static KnownExperiments experiments(SmallStore store) {
        return new KnownExperiments(
                store.bean(StartedExperiments.class), store.bean(ExperimentRuns.class), store.bean(DataSource.class));
    }

    private SmallStore open(double holdOut) {
        return new SmallStore(
                STACK,
                Map.of(
                        "recs.experiments.file", file.toString(),
                        "recs.experiments.hold-out", holdOut,
                        "recs.erasure.key", KEY));
    }

    private static void start(SmallStore store) {
        experiments(store).start("plain-page", Clock.systemUTC().instant());
    }

    private static void assertListsAreOfTheirVariant(SmallStore store, Instant asOf) {
        CurrentLists lists = store.bean(CurrentLists.class);
        Map<String, VariantName> variants = variants(store);
        List<String> popular = popular(store);
        assertThat(variants).hasSize(SmallStore.CUSTOMERS);
        variants.forEach((user, variant) -> {
            assertThat(variant)
                    .isEqualTo(new Assignment(KEY.getBytes(StandardCharsets.UTF_8))
                            .of(new UserId(user), lists.get().running(), asOf));
            Document list = Objects.requireNonNull(store.list(user));
            assertThat(list.getString("recipe"))
                    .startsWith(lists.get().of(variant).digestAt(asOf));
            boolean isPopular = variant.isHoldOut();
            assertThat(ids(list).equals(popular)).isEqualTo(isPopular);
            assertThat(list.getString("model").equals("popular")).isEqualTo(isPopular);
            assertThat(promoted(list))
                    .isEqualTo(variant.equals(PLAIN) ? ids(list).size() : 0);
            if (isPopular || variant.equals(PLAIN)) {
                assertThat(list.getList("shelves", Document.class)).isEmpty();
            }
            assertPublished(store, user, variant);
        });
    }

    private static void assertPublished(SmallStore store, String user, VariantName variant) {
        byte[] value =
                store.redis().get(RecommendationListKey.of(new UserId(user)).getBytes(StandardCharsets.UTF_8));
        assertThat(Envelope.variantOf(Objects.requireNonNull(value))).isEqualTo(variant.hash());
    }

    private static String inVariant(SmallStore store, VariantName variant) {
        CurrentLists lists = store.bean(CurrentLists.class);
        lists.reload();
        return IntStream.range(0, SmallStore.CUSTOMERS)
                .mapToObj(SmallStore::customer)
                .filter(user -> lists.get().variantOf(new UserId(user), NOW).equals(variant))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, VariantName> variants(SmallStore store) {
        Map<String, VariantName> variants = new TreeMap<>();
        store.all(MongoCollections.USER_RECOMMENDATIONS)
                .forEach(list -> variants.put(list.getString("_id"), VariantName.stored(list.get("variant", ""))));
        return variants;
    }

    private static List<String> popular(SmallStore store) {
        return store.all(MongoCollections.POPULAR_PRODUCTS).stream()
                .filter(list -> list.getString("category").isEmpty())
                .flatMap(list -> list.getList("items", Document.class).stream())
                .map(item -> item.getString("productId"))
                .toList();
    }

    /** How many items the variant's own rule speaks for. */
    private static long promoted(Document list) {
        return list.getList("items", Document.class).stream()
                .filter(item -> item.getList("reasons", Document.class).stream()
                        .anyMatch(reason -> "twice".equals(reason.getString("subject"))))
                .count();
    }

    private static List<String> ids(Document list) {
        return list.getList("items", Document.class).stream()
                .map(item -> item.getString("productId"))
                .toList();
    }
}
