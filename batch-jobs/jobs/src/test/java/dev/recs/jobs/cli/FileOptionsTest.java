package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.imports.shop.ShopFormat;
import dev.recs.model.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class FileOptionsTest {

    @ParameterizedTest
    @CsvSource({";, ;", "^, ^", "::, ::", "~|~, ~|~", "¦, ¦"})
    void aDelimiterIsOneCharacterOrSeveral(String said, String delimiter) {
        assertThat(delimiter(said)).isEqualTo(delimiter);
    }

    @Test
    void aDelimiterThatNobodyCanTypeIsSaidByItsNumber() {
        assertThat(delimiter("tab")).isEqualTo("\t");
        assertThat(delimiter("\\t")).isEqualTo("\t");
        assertThat(delimiter("\\x1f")).isEqualTo("\u001f");
        assertThat(delimiter("\\u0001")).isEqualTo("\u0001");
        assertThat(delimiter("U+00A6")).isEqualTo("¦");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "", "abcd", "::::", "\\x41"})
    void whatCanBePartOfAValueIsNoDelimiter(String text) {
        assertThatThrownBy(() -> delimiter(text))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "--delimiter '%s': expected one to three characters as ; or :: that are no letters, digits or quotes, or tab, or a number as \\x1f",
                        text);
    }

    private static String delimiter(String text) {
        FileOptions options = new FileOptions();
        new CommandLine(options).parseArgs("--delimiter", text);
        return options.with(ShopFormat.OWN).delimiter().orElse("");
    }
}
