package dev.recs.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GuestRateTest {

    private final GuestRate rate = new GuestRate(new GuestTokenSettings("", "", 1, 1));

    @Test
    void anAddressWaitsAndAnotherDoesNot() {
        assertThat(rate.waitOf("192.0.2.1")).isZero();
        assertThat(rate.waitOf("192.0.2.1")).isPositive();
        assertThat(rate.waitOf("192.0.2.2")).isZero();
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOne() {
        assertThat(rate.waitOf("2001:db8:0:1:0:0:0:1")).isZero();
        assertThat(rate.waitOf("2001:db8:0:1:0:0:0:2")).isPositive();
        assertThat(rate.waitOf("2001:db8:0:2:0:0:0:1")).isZero();
    }
}
