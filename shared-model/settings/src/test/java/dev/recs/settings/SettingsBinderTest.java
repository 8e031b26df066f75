package dev.recs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.Sample.Form;
import dev.recs.settings.Sample.Section;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class SettingsBinderTest {

    @Test
    void whatIsNotGivenIsAsAnnotated() {
        assertThat(bind(Map.of()))
                .isEqualTo(new Sample(
                        3,
                        Duration.ofDays(90),
                        "",
                        List.of(),
                        Map.of(),
                        null,
                        new Section(true, DataSize.ofMegabytes(64), 9464)));
    }

    @Test
    void everyKindOfValueIsReadByItsName() {
        assertThat(bind(Map.of(
                        "recs.sample.chunk-size", "7",
                        "recs.sample.max-age", "15m",
                        "recs.sample.title", "tea",
                        "recs.sample.origins", "https://a,https://b",
                        "recs.sample.weights.long-run", "0.5",
                        "recs.sample.form", "binary-packed",
                        "recs.sample.section.on", "false",
                        "recs.sample.section.size", "1KB",
                        "recs.sample.section.management-port", "0")))
                .isEqualTo(new Sample(
                        7,
                        Duration.ofMinutes(15),
                        "tea",
                        List.of("https://a", "https://b"),
                        Map.of("long-run", 0.5),
                        Form.BINARY_PACKED,
                        new Section(false, DataSize.ofKilobytes(1), 0)));
    }

    @ParameterizedTest
    @CsvSource({"90,PT1M30S", "250ms,PT0.25S", "2h,PT2H", "7d,PT168H", "PT15M,PT15M", "' 5 ',PT5S"})
    void aBareNumberIsSeconds(String text, Duration expected) {
        assertThat(bind(Map.of("recs.sample.max-age", text)).maxAge()).isEqualTo(expected);
    }

    @Test
    void aVariableIsReadWithAndWithoutUnderscoresForDashes() {
        assertThat(SettingsBinder.create(Environments.ofVariables(Map.of("RECS_SAMPLE_CHUNKSIZE", "8")))
                        .bind(Sample.class)
                        .chunkSize())
                .isEqualTo(8);
        assertThat(SettingsBinder.create(Environments.ofVariables(Map.of("RECS_SAMPLE_CHUNK_SIZE", "9")))
                        .bind(Sample.class)
                        .chunkSize())
                .isEqualTo(9);
    }

    @Test
    void aServiceLinkOfKubernetesIsNoValue() {
        Sample sample = SettingsBinder.create(Environments.ofVariables(Map.of(
                        "RECS_SAMPLE_SECTION_MANAGEMENT_PORT", "tcp://10.0.0.1:80",
                        "RECS_SAMPLE_WEIGHTS_SERVICE_PORT", "80")))
                .bind(Sample.class);
        assertThat(sample.section().managementPort()).isEqualTo(9464);
        assertThat(sample.weights()).isEmpty();
    }

    @Test
    void anAliasCountsWhereTheOwnNameIsNotGiven() {
        assertThat(bind(Map.of("SAMPLE_AGE", "60")).maxAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(bind(Map.of("SAMPLE_AGE", "", "SAMPLE_YEARS", "1d")).maxAge())
                .isEqualTo(Duration.ofDays(1));
        assertThat(bind(Map.of("SAMPLE_AGE", "60", "recs.sample.max-age", "5")).maxAge())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aValueMayPointToAnother() {
        assertThat(bind(Map.of("recs.sample.title", "${shop.name}", "shop.name", "tea"))
                        .title())
                .isEqualTo("tea");
    }

    @Test
    void allValuesOfTheWrongFormAreSaidTogetherInTheOrderOfTheRecord() {
        assertThatThrownBy(() -> bind(Map.of(
                        "recs.sample.chunk-size", "many",
                        "SAMPLE_AGE", "soon",
                        "recs.sample.form", "round",
                        "recs.sample.section.on", "perhaps",
                        "recs.sample.section.size", "big")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("""
                        recs.sample.chunk-size is 'many': expected a whole number
                        SAMPLE_AGE is 'soon': expected a time such as 250ms, 30s, 15m or 7d; a bare number is seconds
                        recs.sample.form is 'round': expected plain or binary-packed
                        recs.sample.section.on is 'perhaps': expected true or false
                        recs.sample.section.size is 'big': expected a size such as 64MB""");
    }

    @Test
    void whatTheRecordRefusesIsThrownAsItIs() {
        assertThatThrownBy(() -> bind(Map.of("recs.sample.chunk-size", "0", "recs.sample.max-age", "-1s")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("""
                        recs.sample.chunk-size is '0': expected 1 or more
                        recs.sample.max-age is 'PT-1S': expected 0 or more""");
    }

    private static Sample bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(Sample.class);
    }
}
