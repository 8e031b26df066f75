package dev.recs.jobs.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,50|12.50",
                "12.50|12.50",
                "1.234,50|1234.50",
                "1,234.50|1234.50",
                "1.234.567|1234567",
                "1,234,567|1234567",
                "1.234.567,891|1234567.891",
                "12,34,567.50|1234567.50",
                "1 234,50|1234.50",
                "'1\u00a0234,50'|1234.50",
                "'1\u202f234'|1234",
                "1'234.50|1234.50",
                "1’234.567|1234.567",
                "0,250|0.250",
                "1234,567|1234.567",
                ".5|0.5",
                "5.|5",
                "12,-|12",
                "12.–|12"
            })
    void aNumberThatCanBeReadInOneWayOnlyNeedsNoStyle(String text, BigDecimal value) {
        for (NumberStyle style : EnumSet.complementOf(EnumSet.of(NumberStyle.MIXED))) {
            assertThat(NumberText.parse(text.replace('–', '-')).flatMap(number -> number.value(style)))
                    .as(text)
                    .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
        }
    }

    @ParameterizedTest
    @CsvSource({"POINT, 1234, 1.234", "COMMA, 1.234, 1234", "PLAIN, , 1.234", "MIXED, ,"})
    void aSingleGroupOfThreeIsReadAsTheFileWritesNumbers(NumberStyle style, BigDecimal comma, BigDecimal point) {
        assertThat(NumberText.parse("1,234")
                        .flatMap(number -> number.value(style))
                        .orElse(null))
                .isEqualTo(comma);
        assertThat(NumberText.parse("1.234")
                        .flatMap(number -> number.value(style))
                        .orElse(null))
                .isEqualTo(point);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,50 €|12.50|EUR",
                "€12.50|12.50|EUR",
                "USD 12.50|12.50|USD",
                "12.50 usd|12.50|USD",
                "Fr. 12.50|12.50|CHF",
                "129,00 zł|129.00|PLN",
                "US$ 5|5|USD",
                "$12.50|12.50|XXX",
                "kr. 12,50|12.50|XXX",
                "-12.50|-12.50|''",
                "−12.50|-12.50|''",
                "12.50-|-12.50|''",
                "(12.50)|-12.50|''",
                "€ -3,00|-3.00|EUR",
                "-€3.00|-3.00|EUR",
                "+7|7|''"
            })
    void signsAndCurrenciesStandBesideANumber(String text, BigDecimal value, String currency) {
        NumberText number = NumberText.parse(text).orElseThrow();
        assertThat(number.value(NumberStyle.PLAIN)).hasValue(value);
        assertThat(number.currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1E5",
                "1E999999999",
                "NaN",
                "0x10",
                "1,2,3",
                "1.2.3",
                "10%",
                "12 pcs",
                "--5",
                "(5",
                "-5-",
                "1 2",
                "1''234",
                "€ 5 EUR",
                ".",
                "12:50"
            })
    void whatIsNoNumberIsNoneInAnyStyle(String text) {
        assertThat(NumberText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NumberStyle.class)
    void aLongRowOfDigitsNeedsNoTime(NumberStyle style) {
        assertThat(NumberText.parse("1".repeat(1_000_000)).flatMap(number -> number.value(style)))
                .isEmpty();
    }
}
