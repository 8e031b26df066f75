package dev.recs.model.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuietNameTest {

    @ParameterizedTest
    @CsvSource({
        "WHITE HANGING HEART T-LIGHT HOLDER,White hanging heart t-light holder",
        "HOMEMADE JAM SCENTED CANDLES,Homemade jam scented candles",
        "3D DVD PLAYER S/6,3D DVD player s/6",
        "ÜBERZUG FÜR KISSEN,Überzug für kissen",
        "(NEW) LADIES' HAT,(New) ladies' hat"
    })
    void namesThatShoutAreSaidQuietly(String name, String quiet) {
        assertThat(QuietName.of(name)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USB", "LED TV", "Logo T-Shirt - BLACK", "85123A", "红色杯子", "\uFFFC"})
    void othersStayAsTheyAre(String name) {
        assertThat(QuietName.of(name)).isEqualTo(name);
    }

    @Test
    void titlesNeverShout() {
        assertThat(ShelfKind.BECAUSE_YOU_BOUGHT.title("22423", id -> "REGENCY CAKESTAND"))
                .isEqualTo("Because you bought Regency cakestand");
        assertThat(ShelfKind.SIMILAR_TO.title("22423", id -> "REGENCY CAKESTAND"))
                .isEqualTo("Similar to Regency cakestand");
        assertThat(ShelfKind.MORE_IN_CATEGORY.title("CANDLES", id -> id)).isEqualTo("More in Candles");
    }
}
