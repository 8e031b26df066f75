package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

final class RedisAddressTest {

    @Test
    void allPartsAreRead() {
        RedisAddress address = RedisAddress.parse("rediss://shop:p%40ss%3A+w@a:7000,b,[::1]:7001/3")
                .orElseThrow();
        assertThat(address)
                .isEqualTo(new RedisAddress(
                        true,
                        "shop",
                        "p@ss:+w",
                        List.of(new HostAndPort("a", 7000), new HostAndPort("b", 6379), new HostAndPort("::1", 7001)),
                        3));
        assertThat(address.toString()).doesNotContain("p@ss");
    }

    @Test
    void aPasswordAloneIsOfTheDefaultUser() {
        assertThat(RedisAddress.parse("redis://:secret@a").orElseThrow())
                .isEqualTo(new RedisAddress(false, "", "secret", List.of(new HostAndPort("a", 6379)), 0));
        assertThat(RedisAddress.parse("redis://a/").orElseThrow())
                .isEqualTo(new RedisAddress(false, "", "", List.of(new HostAndPort("a", 6379)), 0));
    }

    @Test
    void aPasswordWasCutAtAColonWithinIt() {
        assertThat(RedisAddress.parse("redis://shop:p:a:ss@a").orElseThrow())
                .isEqualTo(new RedisAddress(false, "shop", "p:a:ss", List.of(new HostAndPort("a", 6379)), 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "http://a:1",
                "redis://",
                "redis://a,",
                "redis://a:x",
                "redis://:se%cret@a",
                "redis://:se/cret@a",
                "redis://a/one",
                "redis://a?protocol=3",
                "a:6379"
            })
    void whatIsNoAddressIsNone(String url) {
        assertThat(RedisAddress.parse(url)).isEmpty();
    }
}
