package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.model.redis.UserProfileKey;
import dev.recs.stores.redis.NewerWinsScript.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** The guard "newer wins" in a real Redis. */
final class NewerWinsScriptIT {

    private static final UserId ANNA = new UserId("anna");
    private static final Tombstone MARK = Tombstone.compute(ANNA, bytes("a key"));
    private static final byte[] LIST = bytes(RecommendationListKey.of(ANNA));
    private static final byte[] PROFILE = bytes(UserProfileKey.of(ANNA));
    private static final byte[] SCRIPT = bytes(NewerWinsScript.SOURCE);
    private static final long NOW = 1_764_000_000_000L;

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
    }

    @Test
    void bothValuesAreWrittenWithTheirTimesToLive() {
        assertThat(write(NOW, NOW)).isEqualTo(Outcome.WRITTEN);
        assertThat(redis.get(LIST)).isEqualTo(list(NOW, NOW));
        assertThat(redis.get(PROFILE)).isEqualTo(profile(NOW, NOW));
        assertThat(redis.pttl(LIST)).isBetween(1L, 1_800_000L);
        assertThat(redis.pttl(PROFILE)).isBetween(1_800_001L, 3_600_000L);
    }

    /** The version that is stored is as of NOW with activity until NOW - 10; the milliseconds are added to NOW. */
    @ParameterizedTest
    @CsvSource({
        "1, -10, WRITTEN",
        "1, -1000, WRITTEN",
        "256, -10, WRITTEN",
        "0, -9, WRITTEN",
        "0, -10, NEWER_PRESENT",
        "0, -11, NEWER_PRESENT",
        "-1, 0, NEWER_PRESENT",
        "-256, 0, NEWER_PRESENT"
    })
    void anOlderOrEqualVersionIsNotWrittenOverAnyFormOfAList(long asOf, long activityUntil, Outcome expected) {
        byte[] stored = list(NOW, NOW - 10);
        byte[] ofALaterRelease = withFormat(99, stored);
        byte[] ofRelease100 =
                bytes("{\"asOf\":%d,\"activityUntil\":%d,\"generatedAt\":0,\"items\":[]}".formatted(NOW, NOW - 10));
        for (byte[] present : List.of(stored, ofALaterRelease, ofRelease100)) {
            redis.set(LIST, present);
            assertThat(write(NOW + asOf, NOW + activityUntil)).isEqualTo(expected);
            assertThat(redis.get(LIST))
                    .isEqualTo(expected == Outcome.WRITTEN ? list(NOW + asOf, NOW + activityUntil) : present);
            assertThat(redis.exists(PROFILE)).isEqualTo(expected == Outcome.WRITTEN);
            redis.flushAll();
        }
    }

    @Test
    void timesBefore1970AreOlderThanThoseAfter() {
        redis.set(LIST, list(-1, -1_000_000_000_000L));
        assertThat(write(-2, 0)).isEqualTo(Outcome.NEWER_PRESENT);
        assertThat(write(-1, -999_999_999_999L)).isEqualTo(Outcome.WRITTEN);
        assertThat(write(0, 0)).isEqualTo(Outcome.WRITTEN);
        assertThat(write(-1, 0)).isEqualTo(Outcome.NEWER_PRESENT);
    }

    @Test
    void oneOfAnotherVariantIsWrittenOverByARefreshOfTheSameVersionAndNotByARefill() {
        redis.set(LIST, list(NOW, NOW));
        byte[] other = list(NOW, NOW, 17);
        assertThat(write(NewerWinsScript.refill(other, Duration.ofMinutes(30), profile(NOW, NOW), Duration.ofHours(1))))
                .isEqualTo(Outcome.NEWER_PRESENT);
        assertThat(write(NewerWinsScript.arguments(
                        other, Duration.ofMinutes(30), profile(NOW, NOW), Duration.ofHours(1))))
                .isEqualTo(Outcome.WRITTEN);
        assertThat(redis.get(LIST)).isEqualTo(other);
        assertThat(write(NewerWinsScript.arguments(
                        other, Duration.ofMinutes(30), profile(NOW, NOW), Duration.ofHours(1))))
                .as("the same again")
                .isEqualTo(Outcome.NEWER_PRESENT);
        assertThat(write(NewerWinsScript.arguments(
                        list(NOW, NOW - 1, 18), Duration.ofMinutes(30), profile(NOW, NOW - 1), Duration.ofHours(1))))
                .as("an older one")
                .isEqualTo(Outcome.NEWER_PRESENT);
    }

    @Test
    void whatIsNotOursIsWrittenOver() {
        byte[] cutOff = Arrays.copyOf(list(NOW + 1, NOW), Envelope.BYTES - 1);
        for (byte[] other :
                List.of(bytes(""), bytes("{}"), bytes("REC and more than enough for an envelope"), cutOff)) {
            redis.set(LIST, other);
            assertThat(write(NOW, NOW)).isEqualTo(Outcome.WRITTEN);
            assertThat(redis.get(LIST)).isEqualTo(list(NOW, NOW));
        }
    }

    @Test
    void aKeyOfAnotherTypeIsWrittenOver() {
        redis.lpush(LIST, bytes("not ours"));
        assertThat(write(NOW, NOW)).isEqualTo(Outcome.WRITTEN);
        assertThat(redis.get(LIST)).isEqualTo(list(NOW, NOW));
    }

    @Test
    void aTombstoneStopsEveryVersion() {
        redis.set(OptOutFlagKey.of(ANNA), "1");
        assertThat(write(NOW, NOW)).isEqualTo(Outcome.OPTED_OUT);
        redis.set(TombstoneKey.of(UserBucket.of(ANNA), MARK), "1");
        assertThat(write(NOW, NOW)).isEqualTo(Outcome.ERASED);
        assertThat(redis.exists(LIST)).isFalse();
        assertThat(redis.exists(PROFILE)).isFalse();
    }

    private static Outcome write(long asOf, long activityUntil) {
        return write(NewerWinsScript.arguments(
                list(asOf, activityUntil), Duration.ofMinutes(30), profile(asOf, activityUntil), Duration.ofHours(1)));
    }

    private static Outcome write(List<byte[]> arguments) {
        return Outcome.of(redis.eval(SCRIPT, NewerWinsScript.keys(ANNA, UserMarks.of(ANNA, MARK, true)), arguments));
    }

    private static byte[] list(long asOf, long activityUntil) {
        return list(asOf, activityUntil, 0);
    }

    private static byte[] list(long asOf, long activityUntil, long variant) {
        return new RecommendationListValue(
                        version(asOf, activityUntil), Instant.EPOCH, "model", "recipe", List.of(), List.of(), variant)
                .toBytes();
    }

    private static byte[] profile(long asOf, long activityUntil) {
        return new ProfileSummaryValue(version(asOf, activityUntil), List.of("Kitchen")).toBytes("recipe");
    }

    /** The byte after the four of the magic. */
    private static byte[] withFormat(int format, byte[] value) {
        byte[] other = value.clone();
        other[4] = (byte) format;
        return other;
    }

    private static ListVersion version(long asOf, long activityUntil) {
        return new ListVersion(Instant.ofEpochMilli(asOf), Instant.ofEpochMilli(activityUntil));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
