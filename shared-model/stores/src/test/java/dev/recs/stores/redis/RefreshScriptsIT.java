package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.Golden;
import dev.recs.model.UserId;
import dev.recs.model.redis.Debounce;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.model.redis.SharedKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scripts of the refresh queue in a real Redis. */
final class RefreshScriptsIT {

    private static final UserId ANNA = new UserId("anna");
    private static final Instant AT = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final Debounce DELAYS = new Debounce(Duration.ofSeconds(100), Duration.ofSeconds(250));

    private static final Pattern FIRST = Pattern.compile("\"first\":\\d+");

    private static RedisServer server;
    private static RedisClient redis;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
        server.start();
        redis = RedisClient.create("127.0.0.1", port);
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
        server.stop();
    }

    @BeforeEach
    void empty() {
        redis.flushAll();
        redis.xgroupCreate(SharedKeys.PROFILE_REFRESH, SharedKeys.REFRESHERS, new StreamEntryID(0, 0), true);
    }

    @Test
    void anOrderGoesIntoTheStreamAtOnce() {
        assertThat(due(order("t1"))).isZero();
        assertThat(stream())
                .containsExactly(
                        new RefreshEntry(stream().getFirst().id(), ANNA, RefreshCause.ORDER, AT, "t1", List.of(), 0));
    }

    @Test
    void aSecondOrderAddsNothingWhileTheFirstIsQueued() {
        due(order("t1"));
        assertThat(due(order("t2"))).isEqualTo(1);
        assertThat(stream()).hasSize(1);
    }

    @Test
    void anOrderAfterTheFirstWasTakenIsQueuedAgain() {
        due(order("t1"));
        assertThat(take(receive())).containsExactly(1L);
        assertThat(due(order("t2"))).isZero();
        assertThat(stream()).hasSize(2);
    }

    @Test
    void aSearchWaitsForThePause() {
        due(search());
        assertThat(dueAt()).isEqualTo(firstAt() + 100_000);
        assertThat(stream()).isEmpty();
    }

    @Test
    void aFurtherSearchPutsItOff() {
        due(search());
        pass(Duration.ofSeconds(50));
        due(search());
        assertThat(dueAt()).isBetween(firstAt() + 150_000, firstAt() + 250_000);
        assertThat(stream()).isEmpty();
    }

    @Test
    void aFurtherSearchPutsItOffToTheLimitAndNoLonger() {
        due(search());
        pass(Duration.ofSeconds(150));
        due(search());
        assertThat(dueAt()).isEqualTo(firstAt() + 250_000);
        assertThat(stream()).isEmpty();
    }

    @Test
    void moveTakesThoseWhoseTimeHasCome() {
        due(search());
        assertThat(move()).isZero();
        pass(Duration.ofSeconds(100));
        assertThat(move()).isEqualTo(1);
        assertThat(move()).isZero();
        assertThat(stream()).hasSize(1);
    }

    @Test
    void anOrderOvertakesTheSearchThatWaits() {
        due(search());
        due(order("t2"));
        assertThat(stream()).singleElement().satisfies(entry -> {
            assertThat(entry.cause()).isEqualTo(RefreshCause.ORDER);
            assertThat(entry.traceId()).isEqualTo("t2");
        });
    }

    @Test
    void anEntryThatSomebodyDeletedIsMadeAnewWhenItsLeaseEnds() {
        due(order("t1"));
        redis.xdel(
                SharedKeys.PROFILE_REFRESH,
                new StreamEntryID(stream().getFirst().id()));
        redis.zadd(SharedKeys.PROFILE_REFRESH_DUE, 1, "anna");
        assertThat(move()).isEqualTo(1);
        assertThat(stream()).hasSize(1);
    }

    @Test
    void aMemberPutThereByHandIsMoved() {
        redis.zadd(SharedKeys.PROFILE_REFRESH_DUE, 1, "anna");
        assertThat(move()).isEqualTo(1);
        assertThat(stream())
                .singleElement()
                .satisfies(entry -> assertThat(entry.user()).isEqualTo(ANNA));
    }

    @Test
    void anotherAnnouncedOrderTakesThePlaceOfTheQueuedEntryWhichIsThenNotWorkedOn() {
        due(PendingRefresh.announced(ANNA, "O1", AT, "t1"));
        List<RefreshEntry> received = receive();
        due(PendingRefresh.announced(ANNA, "O2", AT, "t2"));
        assertThat(take(received)).containsExactly(0L);
        assertThat(stream())
                .singleElement()
                .satisfies(entry -> assertThat(entry.orders()).containsExactly("O1", "O2"));
        assertThat(take(receive())).containsExactly(1L);
    }

    @Test
    void anAnnouncedOrderIsAwaitedOnce() {
        due(PendingRefresh.announced(ANNA, "O1", AT, "t1"));
        due(PendingRefresh.announced(ANNA, "O1", AT, "t1"));
        assertThat(stream())
                .singleElement()
                .satisfies(entry -> assertThat(entry.orders()).containsExactly("O1"));
    }

    @Test
    void whatADeadWorkerTookIsWorkedOnByTheOneThatClaimsIt() {
        due(order("t1"));
        take(receive());
        List<RefreshEntry> claimed = redis
                .xautoclaim(
                        SharedKeys.PROFILE_REFRESH,
                        SharedKeys.REFRESHERS,
                        "other",
                        0,
                        new StreamEntryID(0, 0),
                        XAutoClaimParams.xAutoClaimParams().count(10))
                .getValue()
                .stream()
                .map(RefreshScriptsIT::parse)
                .toList();
        assertThat(eval(TakeEntriesScript.SOURCE, TakeEntriesScript.claimed(claimed)))
                .isEqualTo(List.of(1L));
    }

    @Test
    void whatIsPutBackComesAgainWithItsAttempts() {
        due(order("t1"));
        List<RefreshEntry> received = receive();
        take(received);
        eval(PutBackScript.SOURCE, PutBackScript.arguments(received.getFirst(), 3, Duration.ofSeconds(30)));
        assertThat(stream()).isEmpty();
        pass(Duration.ofSeconds(30));
        move();
        assertThat(stream()).singleElement().satisfies(entry -> {
            assertThat(entry.attempts()).isEqualTo(3);
            assertThat(entry.at()).isEqualTo(AT);
        });
    }

    @Test
    void whatIsPutBackJoinsANewerEvent() {
        due(PendingRefresh.announced(ANNA, "O1", AT, "t1"));
        List<RefreshEntry> received = receive();
        take(received);
        due(order("t2"));
        eval(PutBackScript.SOURCE, PutBackScript.arguments(received.getFirst(), 1, Duration.ZERO));
        assertThat(stream()).singleElement().satisfies(entry -> {
            assertThat(entry.orders()).containsExactly("O1");
            assertThat(entry.attempts()).isEqualTo(1);
        });
        assertThat(redis.zcard(SharedKeys.PROFILE_REFRESH_DUE)).isEqualTo(1);
    }

    @Test
    void aForgottenUserIsGoneFromTheQueue() {
        due(order("t1"));
        assertThat(redis.eval(
                        ForgetPendingScript.SOURCE, PendingRefreshScript.keys(), ForgetPendingScript.arguments(ANNA)))
                .isEqualTo(1L);
        assertThat(redis.xlen(SharedKeys.PROFILE_REFRESH)).isZero();
        assertThat(redis.exists(SharedKeys.PROFILE_REFRESH_DUE, SharedKeys.PENDING_PROFILE_REFRESHES))
                .isZero();
    }

    /** While no worker ran, the orders of one user grew without a bound. */
    @Test
    void noMoreOrdersOfAUserAreAwaitedThanEightKilobytesOfIds() {
        for (int i = 0; i < 1_000; i++) {
            due(PendingRefresh.announced(ANNA, "order-%05d".formatted(i), AT, "t"));
        }
        List<String> orders = stream().getFirst().orders();
        assertThat(stream()).hasSize(1);
        assertThat(orders).startsWith("order-00000").endsWith("order-00681").hasSize(682);
        assertThat(due(PendingRefresh.announced(ANNA, "order-00000", AT, "t"))).isEqualTo(1);
    }

    /** The fields of {@code golden/redis/refresh-entry.json} and, of a user who waits, of {@code golden/redis/refresh-mark.json}. */
    @Test
    void entryAndPendingRefreshHaveTheFieldsOfTheirGoldenFiles() {
        UserId user = new UserId("12347");
        RefreshEntry failed = new RefreshEntry("0-1", user, RefreshCause.ORDER, AT, "outbox-7", List.of("A", "B"), 1);
        eval(PutBackScript.SOURCE, PutBackScript.arguments(failed, 2, Duration.ZERO));
        assertThat(json(redis.xrange(SharedKeys.PROFILE_REFRESH, "-", "+")
                        .getFirst()
                        .getFields()))
                .isEqualTo(JsonMapper.shared().readTree(Golden.text("redis/refresh-entry.json")));
        due(search());
        String mark = FIRST.matcher(redis.hget(SharedKeys.PENDING_PROFILE_REFRESHES, "anna"))
                .replaceFirst("\"first\":0");
        assertThat(JsonMapper.shared().readTree(mark))
                .isEqualTo(JsonMapper.shared().readTree(Golden.text("redis/refresh-mark.json")));
    }

    @Test
    void searchesAndViewsArePatientAndOrdersAreNot() {
        PendingRefresh ofAnOrder = PendingRefresh.announced(new UserId("b"), "O1", Instant.EPOCH, "t");
        assertThat(PendingRefreshScript.arguments(List.of(search(), ofAnOrder), DELAYS, 9))
                .containsExactly(
                        "refreshers",
                        "60000",
                        "9",
                        "604800000",
                        "anna",
                        "search",
                        "1764000000000",
                        "s",
                        "",
                        "100000",
                        "250000",
                        "b",
                        "order",
                        "0",
                        "t",
                        "O1",
                        "0",
                        "0");
    }

    private static JsonNode json(Map<String, String> fields) {
        return JsonMapper.shared().valueToTree(fields);
    }

    /** Makes all that Anna's mark and score say so much older: the scripts go by the clock of Redis. */
    private static void pass(Duration time) {
        long due = dueAt() - time.toMillis();
        long first = firstAt() - time.toMillis();
        String mark = redis.hget(SharedKeys.PENDING_PROFILE_REFRESHES, "anna");
        redis.hset(
                SharedKeys.PENDING_PROFILE_REFRESHES,
                "anna",
                FIRST.matcher(mark).replaceFirst("\"first\":" + first));
        redis.zadd(SharedKeys.PROFILE_REFRESH_DUE, (double) due, "anna");
    }

    private static long dueAt() {
        return Math.round(redis.zscore(SharedKeys.PROFILE_REFRESH_DUE, "anna"));
    }

    private static long firstAt() {
        return JsonMapper.shared()
                .readTree(redis.hget(SharedKeys.PENDING_PROFILE_REFRESHES, "anna"))
                .required("first")
                .asLong();
    }

    private static PendingRefresh order(String trace) {
        return PendingRefresh.of(ANNA, RefreshCause.ORDER, AT, trace);
    }

    private static PendingRefresh search() {
        return PendingRefresh.of(ANNA, RefreshCause.SEARCH, AT, "s");
    }

    private static long due(PendingRefresh due) {
        return longs(eval(PendingRefreshScript.SOURCE, PendingRefreshScript.arguments(List.of(due), DELAYS, 100)))
                .getFirst();
    }

    private static long move() {
        return (Long) eval(MovePendingScript.SOURCE, MovePendingScript.arguments(100));
    }

    private static List<Long> take(List<RefreshEntry> received) {
        return longs(eval(TakeEntriesScript.SOURCE, TakeEntriesScript.received(received)));
    }

    private static List<Long> longs(Object answer) {
        return ((List<?>) answer).stream().map(number -> (Long) number).toList();
    }

    private static Object eval(String script, List<String> arguments) {
        return redis.eval(script, PendingRefreshScript.keys(), arguments);
    }

    private static List<RefreshEntry> receive() {
        return redis
                .xreadGroup(
                        SharedKeys.REFRESHERS,
                        "worker",
                        XReadGroupParams.xReadGroupParams().count(10),
                        Map.of(SharedKeys.PROFILE_REFRESH, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY))
                .getFirst()
                .getValue()
                .stream()
                .map(RefreshScriptsIT::parse)
                .toList();
    }

    private static List<RefreshEntry> stream() {
        return redis.xrange(SharedKeys.PROFILE_REFRESH, "-", "+").stream()
                .map(RefreshScriptsIT::parse)
                .toList();
    }

    private static RefreshEntry parse(StreamEntry entry) {
        return RefreshEntry.parse(entry.getID().toString(), entry.getFields());
    }
}
