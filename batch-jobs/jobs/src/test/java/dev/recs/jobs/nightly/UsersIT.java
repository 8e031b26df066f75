package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.SqlTimes;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import dev.recs.testing.openai.OpenAiStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unusual users, all in one run. */
final class UsersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final int MANY = 10_000;

    private static final String MAIL = "jane.doe@example.com";

    private static final OpenAiStandIn provider = OpenAiStandIn.start();
    private static String logged = "";
    private static SmallStore store;
    private static RefreshAccount account;

    @BeforeAll
    static void refreshThemAll() {
        store = new SmallStore(
                STACK,
                Map.of(
                        "recs.embedding.openai.base-url",
                        provider.baseUrl(),
                        "recs.embedding.openai.api-key",
                        OpenAiStandIn.KEY,
                        "recs.embedding.openai.dimensions",
                        64));
        store.fill();
        addUsers();
        addDoings();
        buyMuch();
        mark();
        try (LogRecording log = LogRecording.ofEverything()) {
            account = store.account(Selection.ACTIVE, NOW);
            logged = log.text();
        }
    }

    private static void addUsers() {
        store.addProduct("P20", "お茶 🍵 tea tin", "tea");
        store.addProduct("gone", "a lamp that is gone", "lamps");
        List.of("one", "many", "searcher", "viewer", "both", "lapsed", "opted-out", "marked", "erased", "gone-product")
                .forEach(store::addCustomer);
        List.of("名前-🦊", "mailer", "mixed", "fox", "nothing").forEach(store::addCustomer);
    }

    private static void addDoings() {
        store.order("one", "P00", YESTERDAY);
        store.order("both", "P00", YESTERDAY);
        store.order("both", "P01", YESTERDAY);
        store.order("lapsed", "P00", NOW.minus(Duration.ofDays(91)));
        List.of("opted-out", "marked", "erased", "名前-🦊").forEach(user -> store.order(user, "P02", YESTERDAY));
        store.order("gone-product", "gone", YESTERDAY);
        store.order("gone-product", "P03", YESTERDAY);
        store.search("searcher", "lamp for my desk", YESTERDAY);
        store.view("viewer", "P04", YESTERDAY);
        store.search("mailer", MAIL, YESTERDAY);
        store.search("mixed", MAIL, YESTERDAY);
        store.search("mixed", "tea pot", YESTERDAY);
        store.order("fox", "P20", YESTERDAY);
        store.search("fox", "🦊 lamp", YESTERDAY);
    }

    private static void mark() {
        store.jdbc().update("DELETE FROM sample_shop.products WHERE product_id = 'gone'");
        store.jdbc().update("INSERT INTO recs_personalization VALUES ('opted-out', FALSE, ?)", SqlTimes.write(NOW));
        store.redis().set(OptOutFlagKey.of(new UserId("marked")), "1");
        store.bean(MongoDatabase.class)
                .getCollection(MongoCollections.ERASURE_MARKS)
                .insertOne(new Document(
                        "_id",
                        store.bean(ErasureKey.class)
                                .tombstoneOf(new UserId("erased"))
                                .hex()));
    }

    private static void buyMuch() {
        store.jdbc()
                .update(
                        "INSERT INTO sample_shop.orders SELECT CONCAT('m', seq), 'many', ? - INTERVAL seq MINUTE FROM "
                                + FixtureShop.numbers(MANY),
                        SqlTimes.write(NOW));
        store.jdbc()
                .update(
                        "INSERT INTO sample_shop.order_lines SELECT CONCAT('m', seq), CONCAT('P', LPAD(seq % 20, 2, '0')), 1, 2 FROM "
                                + FixtureShop.numbers(MANY));
    }

    @AfterAll
    static void close() {
        store.close();
        provider.close();
    }

    @Test
    void theAccountTellsWhatBecameOfEach() {
        assertThat(account.count(Outcome.TOO_FEW_SIGNALS)).as("mailer").isEqualTo(1);
        assertThat(account.count(Outcome.OPTED_OUT)).as("opted-out, marked").isEqualTo(2);
        assertThat(account.count(Outcome.ERASED)).as("erased").isEqualTo(1);
        assertThat(account.count(Outcome.SKIPPED)).isZero();
        assertThat(account.count(Outcome.REFRESHED)).isEqualTo(SmallStore.CUSTOMERS + 9L);
        assertThat(account.read()).isEqualTo(SmallStore.CUSTOMERS + 13L);
    }

    @Test
    void onePurchaseIsEnoughForAList() {
        assertThat(items("one")).isNotEmpty().doesNotContain("P00");
    }

    @Test
    void tenThousandPurchasesGiveAProfileOfTheLastTwentyProducts() {
        Document profile = Objects.requireNonNull(store.profile("many"));
        assertThat(profile.get("metadata", Document.class).getLong("totalPurchases"))
                .isEqualTo(MANY);
        assertThat(profile.get("dataSnapshot", Document.class).getList("recentPurchases", Document.class))
                .hasSize(20);
    }

    @Test
    void searchesAloneAndViewsAloneGiveAList() {
        assertThat(items("searcher")).isNotEmpty();
        assertThat(items("viewer")).isNotEmpty();
    }

    @Test
    void twoUnlikeCategoriesAreBothOnTheList() {
        assertThat(items("both"))
                .anyMatch(product -> Integer.parseInt(product.substring(1)) % 2 == 0)
                .anyMatch(product -> Integer.parseInt(product.substring(1)) % 2 == 1);
    }

    @Test
    void whoWasLastActive91DaysAgoIsNotRefreshed() {
        assertThat(store.list("lapsed")).isNull();
    }

    @Test
    void nothingIsStoredOfThoseWhoOptedOutOrWereErased() {
        for (String user : List.of("opted-out", "marked", "erased")) {
            assertThat(store.profile(user)).as(user).isNull();
            assertThat(store.list(user)).as(user).isNull();
            assertThat(store.redis().exists(RecommendationListKey.of(new UserId(user))))
                    .as(user)
                    .isFalse();
        }
    }

    @Test
    void aProductDeletedSinceIsNeitherRecommendedNorInTheWay() {
        assertThat(items("gone-product")).isNotEmpty().doesNotContain("gone");
    }

    @Test
    void namesOfFourByteCharactersAreNamesLikeAnyOther() {
        assertThat(items("名前-🦊")).isNotEmpty();
        assertThat(items("fox")).isNotEmpty();
        Document snapshot = Objects.requireNonNull(store.profile("fox")).get("dataSnapshot", Document.class);
        assertThat(snapshot.getList("recentPurchases", Document.class))
                .extracting(purchase -> purchase.getString("name"))
                .containsExactly("お茶 🍵 tea tin");
        assertThat(snapshot.getList("recentSearches", Document.class))
                .extracting(search -> search.getString("query"))
                .containsExactly("🦊 lamp");
        assertThat(sent()).contains("🦊 lamp");
    }

    @Test
    void anEMailAddressTypedAsASearchReachesNeitherProviderNorMongoDbNorLog() {
        assertThat(store.profile("mailer")).isNull();
        assertThat(items("mixed")).isNotEmpty();
        for (String collection : store.bean(MongoDatabase.class).listCollectionNames()) {
            assertThat(store.all(collection).toString()).as(collection).doesNotContain("jane.doe");
        }
        assertThat(sent()).contains("tea pot").noneMatch(text -> text.contains("jane.doe"));
        assertThat(logged).contains("users finished").doesNotContain("jane.doe");
    }

    @Test
    void whenTheListsOfRedisAreGoneTheLastSnapshotStandsIn() {
        store.redis().del(SearchesKey.of(new UserId("searcher")));
        RefreshAccount again =
                store.bean(SingleUsers.class).refresh(List.of(new UserId("searcher")), NOW.plusSeconds(60));
        assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(items("searcher")).isNotEmpty();
    }

    private static List<String> sent() {
        return provider.answered().stream().flatMap(List::stream).toList();
    }

    private static List<String> items(String user) {
        return Objects.requireNonNull(store.list(user), user).getList("items", Document.class).stream()
                .map(item -> item.getString("productId"))
                .toList();
    }
}
