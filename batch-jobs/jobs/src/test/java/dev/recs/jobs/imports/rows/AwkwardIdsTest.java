package dev.recs.jobs.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwkwardIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"A1", "007", "a-b_c.d~e", "..."})
    void mostIdsAreNot(String id) {
        assertThat(AwkwardIds.find(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A 1", "A;1", "A,1", "Ä1", "ann+x@e.org"})
    void someMustBeEncodedInAPath(String id) {
        assertThat(AwkwardIds.find(id)).isEqualTo(Optional.of(AwkwardIds.Trouble.ENCODING));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "../x", "A/1", "gid://shopify/Product/1", "50%", "A%2F1", "A\\1", "A\u2028x"})
    void someNoPathCarriesHoweverTheyAreWritten(String id) {
        assertThat(AwkwardIds.find(id)).isEqualTo(Optional.of(AwkwardIds.Trouble.NOT_IN_PATH));
    }

    @Test
    void wholeNumbersThatAProgramWroteWithDecimalsAreNamed() {
        assertThat(AwkwardIds.find("17850.0")).isEqualTo(Optional.of(AwkwardIds.Trouble.DECIMALS));
        assertThat(AwkwardIds.find("1.05")).isEmpty();
    }

    @Test
    void oneLineAKindWithCountAndExamples() {
        AwkwardIds ids = new AwkwardIds();
        for (String id : new String[] {"1.23457E+12", "A/1", "A/1", "A;1", "B 1", "C 1", "D,1"}) {
            ids.add(id);
        }
        assertThat(ids.notes("product ids"))
                .containsExactly(
                        "product ids that must be percent-encoded in the path of an address: 4, as A;1  B 1  C 1",
                        "product ids that no path of an address can carry, so that only a query parameter or \"me\" names them: 1, as A/1",
                        "product ids that a spreadsheet seems to have rounded, so that others may have become the same: 1, as 1.23457E+12");
    }
}
