package dev.recs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuestIdTest {

    @Test
    void eachIsAnotherOneAndItsDigestDoesNotHoldIt() {
        GuestId one = GuestId.random(new SecureRandom());
        assertThat(one).isNotEqualTo(GuestId.random(new SecureRandom()));
        assertThat(one.value()).hasSize(32);
        assertThat(one.digest()).hasSize(32).isNotEqualTo(one.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeeff0"})
    void anythingElseIsNoId(String value) {
        assertThatThrownBy(() -> new GuestId(value))
                .isInstanceOf(BadInput.class)
                .hasMessage("guest id has %d characters: expected 32 hexadecimal digits", value.length());
    }
}
