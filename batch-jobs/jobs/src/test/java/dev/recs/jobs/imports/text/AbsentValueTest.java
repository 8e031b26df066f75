package dev.recs.jobs.imports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AbsentValueTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"NULL", "null", "\\N", "#N/A", "#REF!", "NaN", "None", "-", "(null)", "0000-00-00 00:00:00"})
    void aWordForNoValueIsNoId(String word) throws IOException {
        CsvRow row = row("product_id,brand", word + "," + word);
        assertThat(row.optional("brand")).isEmpty();
        assertThatThrownBy(() -> row.required("product_id"))
                .isInstanceOf(BadInput.class)
                .hasMessage("product_id '%s' says that there is none: expected a value", word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"A-1|A-1", "Nulla|Nulla", "0|0", "007|007", "=\"007\"|007", "1E5|1E5"})
    void whatOnlyLooksLikeOneIsAnId(String text, String id) throws IOException {
        assertThat(row("product_id", text).required("product_id")).isEqualTo(id);
    }

    private CsvRow row(String header, String line) throws IOException {
        ColumnNames columns = ColumnNames.parse(List.of("product_id"), List.of("brand"), Map.of(), Map.of());
        Path file = Files.writeString(folder.resolve("products.csv"), header + "\n" + line + "\n");
        List<CsvRow> rows = new ArrayList<>();
        CsvFile.open(file, columns, TextOptions.FOUND_OUT).forEach(ImportProgress.SILENT, rows::add);
        return rows.getFirst();
    }
}
