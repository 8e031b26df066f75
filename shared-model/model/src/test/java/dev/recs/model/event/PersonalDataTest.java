package dev.recs.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

    @Test
    void ordinaryQueriesWithNumbersAreNotDropped() throws IOException {
        List<String> queries = lines("ordinary-queries.txt");
        assertThat(queries).hasSize(300);
        assertThat(queries.stream().filter(PersonalData::looksLikeIt)).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void writtenMailAddressesAreCaught() throws IOException {
        assertMissedAtMost(1, "written-mails.txt");
    }

    @Test
    void writtenCardNumbersAreCaught() throws IOException {
        assertMissedAtMost(1, "written-cards.txt");
    }

    @Test
    void writtenPhoneNumbersOfManyCountriesAreCaught() throws IOException {
        assertMissedAtMost(5, "written-phones.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9783161484100",
                "978-3-16-148410-0",
                "316148410X",
                "isbn 0306406152",
                "0-306-40615-2",
                "4006381333931",
                "725272730706",
                "12345678",
                "calendar 2026/2027",
                "lego (75192) 7541 pieces",
                "24.12.2025",
                "a @ b",
                "85123A",
                "mpn AB123456789"
            })
    void validBookAndArticleNumbersYearsAndSetNumbersAreNoNumbersOfPeople(String text) {
        assertThat(PersonalData.looksLikeIt(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9783161484101", "3161484100", "4006381333932", "725272730707", "123456789"})
    void aLongRunWithAWrongCheckDigitIsDropped(String text) {
        assertThat(PersonalData.looksLikeIt(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0306406152", "036000291452", "+978 316 148 410 0", "00978316148", "01234565"})
    void aPrefixWinsOverACheckDigit(String text) {
        assertThat(PersonalData.looksLikeIt(text)).isTrue();
    }

    private static void assertMissedAtMost(int most, String resource) throws IOException {
        List<String> forms = lines(resource);
        assertThat(forms).hasSize(100);
        assertThat(forms.stream().filter(form -> !PersonalData.looksLikeIt(form)))
                .hasSizeLessThanOrEqualTo(most);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(PersonalDataTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
