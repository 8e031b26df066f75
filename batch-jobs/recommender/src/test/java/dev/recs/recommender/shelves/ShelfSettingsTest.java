package dev.recs.recommender.shelves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShelfSettingsTest {

    @Test
    void byDefaultThereAreFiveRows() {
        assertThat(bind(Map.of())).isEqualTo(ShelfSettings.DEFAULT);
        assertThat(ShelfSettings.DEFAULT.count()).isEqualTo(5);
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(bind(Map.of(
                        "recs.ranking.shelves.count", "2",
                        "recs.ranking.shelves.size", "8",
                        "recs.ranking.shelves.besides", "12")))
                .isEqualTo(new ShelfSettings(2, 8, 12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count|6|recs.ranking.shelves.count is '6': expected 0 to 5",
                "size|3|recs.ranking.shelves.size is '3': expected 4 to 60",
                "besides|61|recs.ranking.shelves.besides is '61': expected 0 to 60",
            })
    void aWrongValueIsRefusedByNameWithWhatWasExpected(String property, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of("recs.ranking.shelves." + property, value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(message);
    }

    private static ShelfSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(ShelfSettings.class);
    }
}
