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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderSearchTest {

    private static final ColumnNames COLUMNS =
            ColumnNames.parse(List.of("product_id", "name"), List.of("price", "brand"), Map.of(), Map.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"^", "~", "¦", "§", "\u001f", "\u0001", ":", "::", "||", "~|~", "*", "!"})
    void aDelimiterThatIsNotUsualIsFoundAndNotCalledAMissingColumn(String delimiter) throws IOException {
        CsvFile file = open("product_id,name,price\n1,Tea,3\n2,\"Cup, red\",4\n"
                .replaceAll(",(?! )", "%")
                .replace("%", delimiter));
        assertThat(file.layout().header().delimiter()).isEqualTo(delimiter);
        assertThat(rows(file)).containsExactly("2 1 Tea", "3 2 Cup, red");
    }

    @Test
    void theNoteShowsADelimiterAsItIsTyped() throws IOException {
        assertThat(open("product_id\u001fname\n").layout().notes())
                .containsExactly("products.csv: delimiter \\x1f, by its header; another is said with --delimiter");
        assertThat(open("product_id::name\n").layout().notes())
                .containsExactly("products.csv: delimiter '::', by its header; another is said with --delimiter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'sep=;'|;", "'sep=,'|','", "'SEP=#'|#", "'\"sep=;\"'|;"})
    void whatExcelIsToldOfTheDelimiterIsNoHeader(String first, String delimiter) throws IOException {
        CsvFile file = open("\uFEFF" + first + "\r\nproduct_id,name\r\n1,Tea\r\n".replace(",", delimiter));
        assertThat(rows(file)).containsExactly("3 1 Tea");
        assertThat(file.layout().notes()).contains("products.csv: rows above its header, which are not read: 1");
    }

    @Test
    void titlesAndCommentsAboveTheHeaderAreNotTheHeader() throws IOException {
        CsvFile file = open("Products of 2026, all\n\n# by the shop\nproduct_id,name\n1,Tea\n");
        assertThat(rows(file)).containsExactly("5 1 Tea");
        assertThat(file.layout().notes()).containsExactly("products.csv: rows above its header, which are not read: 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Product ID,Name",
                "productId,NAME",
                "PRODUCT-ID, name ",
                "`product_id`,'name'",
                "[product_id],[name]",
                "\"product id\u00a0\",\"\uFEFFname\""
            })
    void namesAreTheSameWhateverTheirCaseAndWhatStandsBetweenTheirWords(String header) throws IOException {
        assertThat(rows(open(header + "\n1,Tea\n"))).containsExactly("2 1 Tea");
    }

    @Test
    void twoNamesThatMeanOneColumnAreNotChosenFrom() {
        assertThatThrownBy(() -> open("product_id,Product ID,name\n1,2,Tea\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv has the column 'product_id' twice (places 1 and 2): expected it once, remove or rename the other");
    }

    @Test
    void ofTwoFaultsTheSameIsNamedEachTime() {
        assertThatThrownBy(() -> open("name,product_id,name,product_id\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("products.csv has the column 'product_id' twice (places 2 and 4)");
    }

    @Test
    void linesThatAreQuotedAsAWholeAreToldFromAMissingColumn() {
        assertThatThrownBy(() -> open("\"product_id,name\"\n\"1,\"\"Tea\"\"\"\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv has no column 'product_id': its header is 'product_id,name', expected are [product_id, name]; they stand in one field: export it again without quotes around whole lines, or say what is between them with --delimiter");
    }

    @Test
    void aDelimiterAtTheEndOfTheHeaderOnlyCostsNoRow() throws IOException {
        assertThat(rows(open("product_id;name;;\n1;Tea\n2;Cup;;\n3;Pot;;;;\n")))
                .containsExactly("2 1 Tea", "3 2 Cup", "4 3 Pot");
    }

    @Test
    void emptyFieldsThatASpreadsheetLeavesOutAtTheEndCostNoRow() throws IOException {
        assertThat(rows(open("product_id,name,brand,price\n1,Tea\n2,Cup,x\n3\n")))
                .containsExactly("2 1 Tea", "3 2 Cup", "4 the row has 1 fields: expected 4 as in the header");
    }

    @Test
    void aDelimiterInAValueWithoutQuotesIsNamedAsTheCause() throws IOException {
        assertThat(rows(open("product_id,name,price\n1,Cup, red,3.50\n")))
                .containsExactly(
                        "2 the row has 4 fields: expected 3 as in the header, is there a ',' in a value that is not in quotes?");
    }

    @Test
    void rowsOfEmptyFieldsAndTheEndSignOfOldSystemsAreNoRows() throws IOException {
        assertThat(rows(open("product_id,name,price\n1,Tea,3\n,,\n , ,\n\u001a")))
                .containsExactly("2 1 Tea");
    }

    @Test
    void filesThatWerePutOneBehindTheOtherHaveMarksAndHeadersInTheMiddle() throws IOException {
        assertThat(rows(open("\uFEFFproduct_id,name\n1,Tea\n\uFEFFproduct_id,name\n\uFEFF2,Cup\n")))
                .containsExactly(
                        "2 1 Tea",
                        "3 the row is the header again: expected it once, are these several files in one?",
                        "4 2 Cup");
    }

    private CsvFile open(String text) throws IOException {
        return CsvFile.open(Files.writeString(folder.resolve("products.csv"), text), COLUMNS, TextOptions.FOUND_OUT);
    }

    private static List<String> rows(CsvFile file) {
        List<String> rows = new ArrayList<>();
        file.forEach(ImportProgress.SILENT, row -> {
            try {
                rows.add(row.line() + " " + row.required("product_id") + " " + row.required("name"));
            } catch (BadInput e) {
                rows.add(row.line() + " " + e.getMessage());
            }
        });
        return rows;
    }
}
