package dev.recs.jobs.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    @ValueSource(strings = {"-0.01", "10000000000", "abc", "", "1E999999999", "1,2,3", "NaN", "0x10"})
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
        assertThat(style(",", "3,50", "12")).isEqualTo(NumberStyle.COMMA);
        assertThat(style(",", "3.50", "1,234.50")).isEqualTo(NumberStyle.POINT);
        assertThat(style(",", "3.50", "3,50")).isEqualTo(NumberStyle.MIXED);
        assertThat(style(",", "1,234", "1.234")).isEqualTo(NumberStyle.PLAIN);
        assertThat(style(";", "1,234")).isEqualTo(NumberStyle.COMMA);
        assertThat(style(";", "3.50")).isEqualTo(NumberStyle.POINT);
    }

    @Test
    void oneDecimalPointDoesNotCostAFileItsDecimalCommas() {
        String[] numbers = new String[12];
        Arrays.fill(numbers, "12,50");
        numbers[3] = "3.00";
        NumberStyle style = style(",", numbers);
        assertThat(style).isEqualTo(NumberStyle.COMMA);
        assertThat(Values.price("price", "3.00", style)).isEqualTo("3.00");
        assertThat(Values.price("price", "12,50", style)).isEqualTo("12.50");
        assertThat(Values.price("price", "1.234", style)).isEqualTo("1234.00");
    }

    @Test
    void aFileThatWritesNumbersInTwoWaysIsToldHowTheyAreRead() {
        NumberEvidence evidence = new NumberEvidence();
        List.of("3.00", "12,50", "1.234,50", "1.234").forEach(evidence::add);
        assertThat(evidence.note("price", NumberStyle.COMMA))
                .hasValue(
                        "decimal points (1) and decimal commas (2) in price: each is read as it stands, and what may be either, as 1.234, with a decimal comma");
        assertThat(evidence.note("price", NumberStyle.MIXED))
                .hasValue("decimal points (1) and decimal commas (2) in price: numbers with either are rejected");
    }

    /** As where two exports were put together: 1.234 or 1,234 may stand for either, and a price a thousand times too high is worse than none. */
    @Test
    void whereMoreThanATenthIsWrittenOtherwiseNoMarkIsBelieved() {
        NumberStyle style = style(",", "3,50", "1,234.50", "€3.50", "3.50", "3.50", "3.50");
        assertThat(style).isEqualTo(NumberStyle.MIXED);
        assertThatThrownBy(() -> Values.price("unit_price", "3.50", style))
                .hasMessage(
                        "unit_price '3.50': expected decimals written in one way: this file has points and commas side by side");
        assertThat(Values.price("unit_price", "7", style)).isEqualTo("7.00");
    }

    @Test
    void aNumberThatMayBeEitherIsNotGuessed() {
        assertThatThrownBy(() -> Values.price("price", "1,234", NumberStyle.PLAIN))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "price '1,234': expected a number that can be read in one way only, as 1234.50: the other numbers of the file do not tell which");
    }

    @ParameterizedTest
    @CsvSource({"2.0000, 2", "2.0, 2", "2.000, 2", "-1, -1", "1-, -1", "1 pcs, 1", "2 Stk., 2", "3x, 3", "'1,0', 1"})
    void aQuantityThatIsWholeIsReadHoweverItIsWritten(String text, int quantity) {
        assertThat(Values.quantity("quantity", text, NumberStyle.POINT)).isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.250", "0", "1E9", "99999999999", "10%", "2 kg", "€2"})
    void aQuantityThatIsNoNumberOfPiecesIsRefused(String text) {
        assertThatThrownBy(() -> Values.quantity("quantity", text, NumberStyle.POINT))
                .isInstanceOf(BadInput.class)
                .hasMessage("quantity '%s': expected a whole number from 1 to 2147483647, or below 0 for a refund"
                        .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23E+05", "1.23457E+12", "1,23457E+12", "5E+12", "1.2e10"})
    void anIdThatASpreadsheetHasRoundedIsNamedAndNotImported(String id) {
        assertThatThrownBy(() -> Values.id("product_id", id, 64))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "product_id '%s' is a number that a spreadsheet has rounded, and no id any more: expected the id as it was, export it again and keep the column as text",
                        id);
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
        assertThat(PlainText.strip("Gr&uuml;ner &Auml;pfel&shy;tee &frac12; l &amp;amp; Co&hellip;"))
                .isEqualTo("Grüner Äpfel\u00adtee ½ l & Co…");
        assertThat(PlainText.strip("&lt;p&gt;Nice &lt;b&gt;lamp&lt;/b&gt;&lt;/p&gt;"))
                .isEqualTo("Nice lamp");
        assertThat(PlainText.strip("5 &euro; &#8211; &#x2014; &unknown;")).isEqualTo("5 € – — &unknown;");
    }

    private static NumberStyle style(String delimiter, String... numbers) {
        NumberEvidence evidence = new NumberEvidence();
        for (String number : numbers) {
            evidence.add(number);
        }
        return evidence.style(delimiter);
    }

    @Test
    void aValueIsNotCutWithinACharacter() {
        String tea = "🍵".repeat(61);
        assertThat(Values.refused("price", tea, "a number"))
                .hasMessage("price '%s…': expected a number".formatted("🍵".repeat(60)));
    }

    @Test
    void aQuantityWithoutEndNeedsNoTime() {
        String endless = "1".repeat(1 << 20) + "y";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> Values.quantity("quantity", endless, NumberStyle.POINT))
                        .isInstanceOf(BadInput.class));
    }
}
