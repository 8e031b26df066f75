package dev.recs.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import org.junit.jupiter.api.Test;

final class GuestTokenSettingsTest {

    private static final String SECRET = "a secret of guests that is long enough";

    @Test
    void thereAreGuestsWhereThereIsASecretAndItIsNotShown() {
        assertThat(new GuestTokenSettings("", "", 1, 60).isOn()).isFalse();
        GuestTokenSettings settings = new GuestTokenSettings(SECRET, SECRET, 0, 1);
        assertThat(settings.isOn()).isTrue();
        assertThat(settings).hasToString("GuestTokenSettings[isOn=true]");
    }

    @Test
    void allThatIsWrongIsSaidTogether() {
        assertThatThrownBy(() -> new GuestTokenSettings("short", "", -1, 0))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("recs.guests.secret is '(not shown)': expected at least 32 bytes")
                .hasMessageContaining("recs.guests.per-second is '-1': expected 0 or more")
                .hasMessageContaining("recs.guests.burst is '0': expected at least 1")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new GuestTokenSettings("", SECRET, 1, 1))
                .hasMessageContaining(
                        "recs.guests.previous-secret is '(not shown)': expected recs.guests.secret beside it");
    }
}
