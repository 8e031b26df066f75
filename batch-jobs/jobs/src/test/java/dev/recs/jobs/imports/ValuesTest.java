package dev.recs.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

    @Test
    void aNameOfAnotherEncodingIsRefused() {
        String misread = new String("Grün".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Values.text("name", misread, 500))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "name holds bytes that are no characters: expected a file of one encoding, say it with --encoding");
        assertThat(Values.text("name", "Grün 🕯", 500)).isEqualTo("Grün 🕯");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "10000000000", "abc", "", "1E999999999", "€3.50", "1,2,3", "NaN", "0x10"})
    void aPriceThatCannotBeIsRefusedWithItsBounds(String price) {
        assertThatThrownBy(() -> Values.price("price", price, NumberStyle.POINT))
                .isInstanceOf(BadInput.class)
                .hasMessage("price '%s': expected a number from 0 to 9999999999.99".formatted(price));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|1,234.50|1234.50",
                "POINT|1234.5|1234.50",
                "POINT|7|7.00",
                "COMMA|3,50|3.50",
                "COMMA|1.234,50|1234.50",
                "COMMA|1 234,50|1234.50",
                "PLAIN|3.505|3.51"
            })
    void aPriceIsReadInTheStyleOfItsFile(NumberStyle style, String text, BigDecimal price) {
        assertThat(Values.price("price", text, style)).isEqualTo(price);
    }

    @Test
    void theStyleOfAFileIsFoundByWhatCanBeReadInOneWayOnly() {
        assertThat(style(',', "3,50", "12")).isEqualTo(NumberStyle.COMMA);
        assertThat(style(',', "3.50", "1,234.50")).isEqualTo(NumberStyle.POINT);
        assertThat(style(',', "3.50", "3,50")).isEqualTo(NumberStyle.PLAIN);
        assertThat(style(',', "1,234")).isEqualTo(NumberStyle.PLAIN);
        assertThat(style(';', "1,234")).isEqualTo(NumberStyle.COMMA);
        assertThat(style(';', "3.50")).isEqualTo(NumberStyle.POINT);
    }

    @Test
    void aQuantityWithDecimalsIsWholeOnlyWhereDatabasesWriteItSo() {
        assertThat(Values.quantity("2.0000", true)).isEqualTo(2);
        assertThat(Values.quantity("-1", false)).isEqualTo(-1);
        for (String text : new String[] {"2.0", "0.250", "0", "1E9", "99999999999"}) {
            assertThatThrownBy(() -> Values.quantity(text, false))
                    .isInstanceOf(BadInput.class)
                    .hasMessage("quantity '%s': expected a whole number from 1 to 2147483647, or below 0 for a refund"
                            .formatted(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "25, true",
        "0, false",
        "-3, false",
        "12.0000, true",
        "instock, true",
        "In stock, true",
        "outofstock, false",
        "onbackorder, true",
        "TRUE, true",
        "no, false"
    })
    void stockIsAYesANumberOrAWordOfAShopSystem(String text, boolean isInStock) {
        assertThat(Values.isInStock("in_stock", text)).isEqualTo(isInStock);
    }

    @Test
    void htmlIsReadAsItsWords() {
        assertThat(PlainText.strip("<p style=\"color:red\">Nice <b>lamp</b> &amp; more</p><script>x()</script>"))
                .isEqualTo("Nice lamp & more");
        assertThat(PlainText.strip("Red\nlamp  \"XL\" 3 < 5")).isEqualTo("Red lamp \"XL\" 3 < 5");
        assertThat(PlainText.strip("5 &euro; &#8211; &#x2014; &unknown;")).isEqualTo("5 € – — &unknown;");
    }

    private static NumberStyle style(char delimiter, String... numbers) {
        NumberEvidence evidence = new NumberEvidence();
        for (String number : numbers) {
            evidence.add(number);
        }
        return evidence.style(delimiter);
    }
}
