package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.RefusedKey;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.refusals.RedisRefusals;
import dev.recs.stores.refusals.RefusalExpiry;
import dev.recs.stores.refusals.RefusalStore;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.schema.SampleShop;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.RedisClient;

/** Tombstones and choices of users who are gone end; those of users whom the shop lists stay. */
final class ExpiryIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final byte[] KEY = "a key".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));
    private static final UserId LISTED = new UserId("listed");
    private static final UserId GONE = new UserId("gone");
    private static final UserId NEW_GUEST = new UserId("guest");

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");
    private final RedisClient redis = RedisClient.create(STACK.addresses().redisUrl());
    private final DriverManagerDataSource mysql = new DriverManagerDataSource(
            STACK.addresses().mysqlUrl(),
            STACK.addresses().mysqlUser(),
            STACK.addresses().mysqlPassword());
    private final JdbcTemplate jdbc = new JdbcTemplate(mysql);
    private ShopUsers shop;
    private final MongoTombstones inMongo = new MongoTombstones(database, KEY);
    private final RedisFlags inRedis = new RedisFlags(redis, KEY);

    @BeforeEach
    void empty() {
        STACK.empty();
        StoreSettings.Mysql settings =
                Bound.settings(StoreSettings.class, Map.of()).mysql();
        RecsSchema.of(
                        new StoreAddresses(
                                STACK.addresses().mysqlUrl(),
                                STACK.addresses().mysqlUser(),
                                STACK.addresses().mysqlPassword(),
                                "",
                                ""),
                        settings)
                .migrate();
        new SampleShop(mysql, settings).install();
        shop = new ShopUsers(
                JdbcClient.create(mysql), ShopViews.read(jdbc, Bound.settings(ShopSettings.class, Map.of())));
        jdbc.update("INSERT INTO sample_shop.customers VALUES (?, NOW(3))", LISTED.value());
    }

    @AfterEach
    void close() {
        redis.close();
        mongo.close();
    }

    @Test
    void aTombstoneEndsThirtyDaysAfterTheShopListedItsUserLast() {
        for (UserId user : List.of(LISTED, GONE)) {
            inMongo.add(user, LONG_AGO);
            inRedis.add(user, LONG_AGO);
        }
        inMongo.add(NEW_GUEST, NOW);
        assertThat(expire(NOW)).isEqualTo(1);
        assertThat(inMongo.erasedAt(List.of(LISTED, GONE, NEW_GUEST))).containsOnlyKeys(LISTED, NEW_GUEST);
        assertThat(inRedis.erasedAt(List.of(LISTED, GONE, NEW_GUEST)))
                .as("that of the guest was put back")
                .containsOnlyKeys(LISTED, NEW_GUEST)
                .containsEntry(NEW_GUEST, NOW);
        jdbc.update("DELETE FROM sample_shop.customers");
        assertThat(expire(NOW.plus(Duration.ofDays(29))))
                .as("a shop that lists nobody ends nothing")
                .isZero();
        assertThat(expire(NOW.plus(Duration.ofDays(31)))).isEqualTo(2);
        assertThat(redis.keys("erased:*")).isEmpty();
    }

    @Test
    void aTombstoneThatMongoDbNeverGotEndsTooButNotBeforeItsTime() {
        inRedis.add(GONE, LONG_AGO);
        inRedis.add(NEW_GUEST, NOW);
        assertThat(expire(NOW)).isEqualTo(1);
        assertThat(inRedis.erasedAt(List.of(GONE, NEW_GUEST))).containsOnlyKeys(NEW_GUEST);
    }

    /** More than a page of tombstones, a third of whose users are listed. */
    @Test
    void tombstonesAreWorkedThroughInRanges() {
        List<UserId> users = IntStream.range(0, 6_000)
                .mapToObj(i -> new UserId("u%05d".formatted(i)))
                .toList();
        TombstoneHasher hasher = new TombstoneHasher(KEY);
        database.getCollection(MongoCollections.ERASURE_MARKS)
                .insertMany(users.stream()
                        .map(user -> new Document(
                                        "_id", hasher.tombstoneOf(user).hex())
                                .append("erasedAt", Date.from(LONG_AGO)))
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO sample_shop.customers VALUES (?, NOW(3))",
                IntStream.range(0, 2_000)
                        .mapToObj(i -> new Object[] {users.get(3 * i).value()})
                        .toList());
        assertThat(expire(NOW)).isEqualTo(4_000);
        assertThat(inMongo.erasedAt(users.subList(0, 3))).containsOnlyKeys(users.getFirst());
        assertThat(redis.dbSize()).isEqualTo(2_000);
    }

    @Test
    void aChoiceEndsWithItsUserAndNotBeforeThirtyDays() {
        choose(LISTED, false, LONG_AGO);
        choose(GONE, false, LONG_AGO);
        choose(NEW_GUEST, false, NOW.minus(Duration.ofDays(29)));
        assertThat(expireChoices()).isEqualTo(1);
        assertThat(rows()).containsExactly("guest", "listed");
        assertThat(inRedis.flagged(List.of(LISTED, GONE, NEW_GUEST))).containsExactlyInAnyOrder(LISTED, NEW_GUEST);
    }

    @Test
    void aBrokenViewCostsNobodyTheChoice() {
        IntStream.range(0, 30).forEach(i -> choose(new UserId("u" + i), false, LONG_AGO));
        assertThat(expireChoices()).isZero();
        assertThat(rows()).hasSize(30);
        assertThat(redis.keys("opted_out:*")).hasSize(30);
        assertThat(new OptOutExpiry(JdbcClient.create(jdbc), shop, inRedis, at(NOW)).run(1))
                .isEqualTo(30);
        assertThat(redis.keys("opted_out:*")).isEmpty();
    }

    @Test
    void aFlagWhoseChoiceWasNeverWrittenEndsUnlessTheShopListsTheUser() {
        inRedis.optOut(LISTED, LONG_AGO);
        inRedis.optOut(GONE, LONG_AGO);
        inRedis.optOut(NEW_GUEST, NOW);
        redis.set(OptOutFlagKey.of(new UserId("not ours")), "yes");
        expireChoices();
        assertThat(redis.keys("opted_out:*"))
                .extracting(OptOutFlagKey::parse)
                .containsExactlyInAnyOrder(LISTED, NEW_GUEST, new UserId("not ours"));
    }

    @Test
    void refusalsEndWithTheirUserAndRedisGetsBackWhatItLost() {
        refuse(LISTED, LONG_AGO);
        refuse(GONE, LONG_AGO);
        refuse(NEW_GUEST, NOW.minus(Duration.ofDays(29)));
        redis.del(RefusedKey.of(LISTED));
        assertThat(expireRefusals(0.1)).isEqualTo(1);
        assertThat(jdbc.queryForList("SELECT user_id FROM recs_refusals ORDER BY user_id", String.class))
                .containsExactly("guest", "listed");
        assertThat(redis.get(RefusedKey.of(LISTED))).isEqualTo("+ %d product P1\n".formatted(LONG_AGO.toEpochMilli()));
        assertThat(redis.keys("user_refused:*"))
                .containsExactlyInAnyOrder(RefusedKey.of(NEW_GUEST), RefusedKey.of(LISTED));
    }

    @Test
    void aBrokenViewCostsNobodyTheRefusals() {
        IntStream.range(0, 30).forEach(i -> refuse(new UserId("u" + i), LONG_AGO));
        assertThat(expireRefusals(0.1)).isZero();
        assertThat(redis.keys("user_refused:*")).hasSize(30);
        assertThat(expireRefusals(1)).isEqualTo(30);
        assertThat(redis.keys("user_refused:*")).isEmpty();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM recs_refusals", Long.class))
                .isZero();
    }

    private void refuse(UserId user, Instant at) {
        Refusal refusal = new Refusal(RefusalKind.PRODUCT, "P1", at.truncatedTo(ChronoUnit.MILLIS));
        refusals().add(user, refusal);
        new RedisRefusals(redis).add(user, refusal, List.of(refusal));
    }

    private RefusalStore refusals() {
        return new RefusalStore(JdbcClient.create(jdbc), KEY);
    }

    private long expireRefusals(double maxFraction) {
        return new RefusalExpiry(JdbcClient.create(jdbc), shop, refusals(), new RedisRefusals(redis), at(NOW))
                .run(maxFraction);
    }

    private void choose(UserId user, boolean enabled, Instant at) {
        jdbc.update("INSERT INTO recs_personalization VALUES (?, ?, ?)", user.value(), enabled, SqlTimes.write(at));
        inRedis.optOut(user, at);
    }

    private List<String> rows() {
        return jdbc.query(
                "SELECT user_id FROM recs_personalization ORDER BY user_id", (row, number) -> row.getString(1));
    }

    private long expire(Instant now) {
        return new TombstoneExpiry(shop, new Erasure.Stores(jdbc, database, redis), KEY, at(now)).run();
    }

    private long expireChoices() {
        return new OptOutExpiry(JdbcClient.create(jdbc), shop, inRedis, at(NOW)).run(0.1);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
