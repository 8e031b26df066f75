package dev.recs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFileTest {

    @TempDir
    Path folder;

    @Test
    void columnsGoByTheirNamesWhateverTheirOrder() throws IOException {
        assertThat(names("name,unknown,product_id\nTea,x,1\n\"Coffee, black\",y,2\n"))
                .containsExactly("1 Tea", "2 Coffee, black");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoObstacle() throws IOException {
        assertThat(names("\uFEFFproduct_id,name\r\n1,Tee 🍵\r\n")).containsExactly("1 Tee 🍵");
    }

    @Test
    void aGzippedFileIsRecognisedByItsBytes() throws IOException {
        Path file = folder.resolve("products.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("product_id,name\n1,Tea\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(names(file)).containsExactly("1 Tea");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> names("product_id,title\n1,Tea\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv has no column 'name': its header is 'product_id,title', expected are [product_id, name]");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> names(""))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("products.csv is empty");
    }

    @Test
    void aGzippedFileThatWasCutOffIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("orders.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});
        assertThatThrownBy(() -> names(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file + " cannot be read (")
                .hasMessageEndingWith("): is it whole?");
    }

    @Test
    void aRejectsFileThatCannotBeWrittenIsRefused() {
        assertThatThrownBy(() -> Rejects.into(folder))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("rejects file " + folder + " cannot be written (")
                .hasMessageEndingWith("): give another with --rejects");
    }

    @Test
    void aRowThatIsTooShortIsRefusedAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("products.csv"), "product_id,name\n1\n2,Tea\n");
        List<String> seen = new ArrayList<>();
        new CsvFile(file, List.of("product_id", "name")).forEach(ImportProgress.SILENT, row -> {
            try {
                seen.add(row.line() + " " + row.required("name"));
            } catch (BadInput e) {
                seen.add(row.line() + " " + e.getMessage());
            }
        });
        assertThat(seen).containsExactly("2 the row has 1 fields: expected 2 as in the header", "3 Tea");
    }

    private List<String> names(String text) throws IOException {
        return names(Files.writeString(folder.resolve("products.csv"), text));
    }

    private static List<String> names(Path file) {
        List<String> names = new ArrayList<>();
        new CsvFile(file, List.of("product_id", "name"))
                .forEach(
                        ImportProgress.SILENT,
                        row -> names.add(row.required("product_id") + " " + row.required("name")));
        return names;
    }
}
