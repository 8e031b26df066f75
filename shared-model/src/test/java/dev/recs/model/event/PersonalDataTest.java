package dev.recs.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.org",
                "mail me: jane.doe@shop.co.uk",
                "+44 20 7946 0958",
                "4111-1111-1111-1111",
                "030/1234567",
                "(555) 123-4567"
            })
    void addressesAndNumbersOfPeopleAreRecognised(String text) {
        assertThat(PersonalData.looksLikeIt(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "white t-light holder",
                "set of 12 candles",
                "2026 calendar",
                "mug 350 ml",
                "a @ b",
                "85123A",
                "10 x 15 cm frame"
            })
    void ordinarySearchesAreNot(String text) {
        assertThat(PersonalData.looksLikeIt(text)).isFalse();
    }
}
