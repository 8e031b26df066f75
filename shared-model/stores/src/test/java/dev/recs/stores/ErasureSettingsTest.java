package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ErasureSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(ErasureSettings.class, Map.of())).isEqualTo(new ErasureSettings(""));
    }

    @Test
    void theKeyIsReadByItsNameAndIsInNoText() {
        ErasureSettings given = Bound.settings(ErasureSettings.class, Map.of("key", "0123456789abcdef"));
        assertThat(given).isEqualTo(new ErasureSettings("0123456789abcdef"));
        assertThat(given).hasToString("ErasureSettings[key given]");
    }

    @Test
    void aShortKeyIsRefusedAndNotRepeated() {
        Bound.assertRefused(
                ErasureSettings.class,
                Map.of("key", " 0123456789abcde "),
                "recs.erasure.key is '(not shown)': expected at least 16 characters, for example from 'openssl rand -hex 32'");
    }
}
