package dev.recs.jobs.imports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {

    private static final ColumnNames COLUMNS =
            ColumnNames.parse(List.of("product_id", "name"), List.of(), Map.of(), Map.of());

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
        assertThat(names(write(gzipped("product_id,name\n1,Tea\n")))).containsExactly("1 Tea");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> names("product_id,title\n1,Tea\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv has no column 'name': its header is 'product_id,title', expected are [product_id, name]; say another name with --column name=NAME");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> names(""))
                .isInstanceOf(BadInput.class)
                .hasMessage("products.csv is empty: expected a header with [product_id, name]");
    }

    @Test
    void namesThatAreEmptyOrStandTwiceDoNotMatterWhereTheyAreNotRead() throws IOException {
        assertThat(names("product_id,name,note,note,,\n1,Tea,x,y,,\n")).containsExactly("1 Tea");
    }

    @Test
    void aColumnThatIsReadMustNotStandTwice() {
        assertThatThrownBy(() -> names("product_id,name,Name \n1,Tea,Cup\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv has the column 'name' twice (places 2 and 3): expected it once, remove or rename the other");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theDelimiterIsFoundByTheHeader(char delimiter) throws IOException {
        String text = "product_id,name,x\n1,Tea,\n".replace(',', delimiter);
        CsvFile file = open(write(text.getBytes(StandardCharsets.UTF_8)), TextOptions.FOUND_OUT);
        assertThat(names(file)).containsExactly("1 Tea");
        assertThat(file.layout().notes()).hasSize(delimiter == ',' ? 0 : 1);
    }

    @Test
    void aQuotedHeaderIsReadWithEveryDelimiter() throws IOException {
        assertThat(names("\"product_id\",\"name\"\n\"1\",\"Tea\"\n")).containsExactly("1 Tea");
        assertThat(names("\"product_id\";\"name\"\n\"1\";\"Tea\"\n")).containsExactly("1 Tea");
    }

    @Test
    void damageInUtf8CostsItsRowsAndIsNoOtherEncoding() throws IOException {
        byte[] text = "product_id,name\n1,Grüner Tee\n2,Käse\n3,B?d\n".getBytes(StandardCharsets.UTF_8);
        text[text.length - 3] = (byte) 0xe4;
        CsvFile file = open(write(text), TextOptions.FOUND_OUT);
        assertThat(names(file)).containsExactly("1 Grüner Tee", "2 Käse", "3 B\uFFFDd");
        assertThat(file.layout().notes()).isEmpty();
    }

    @Test
    void aGzippedFileWithSomethingBehindItIsRefused() throws IOException {
        Path file = write((new String(gzipped("product_id,name\n1,Tea\n"), StandardCharsets.ISO_8859_1) + "x")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> names(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        file
                                + " cannot be read (something else follows the end of the gzip), nothing is imported: fetch it again, or pack it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aWideEncodingIsFoundByItsByteOrderMark(String charset) throws IOException {
        CsvFile file = open(
                write("\uFEFFproduct_id,name\n1,Grüner Tee\n".getBytes(Charset.forName(charset))),
                TextOptions.FOUND_OUT);
        assertThat(names(file)).containsExactly("1 Grüner Tee");
        assertThat(file.layout().notes())
                .containsExactly("products.csv: encoding %s, by its byte order mark".formatted(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aWideEncodingWithoutAMarkIsFoundByItsZeros(String charset) throws IOException {
        CsvFile file = open(write("product_id,name\n1,綠茶\n".getBytes(Charset.forName(charset))), TextOptions.FOUND_OUT);
        assertThat(names(file)).containsExactly("1 綠茶");
        assertThat(file.layout().notes())
                .containsExactly("products.csv: encoding %s, by its zero bytes; another is said with --encoding"
                        .formatted(charset));
    }

    @Test
    void aZeroByteInATextIsNamedByItsLineAndNoOtherEncoding() throws IOException {
        Path file = write("product_id,name\r\n1,Tea\r\n2,C\0p\r\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> names(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "the encoding of products.csv is unknown: it has zero bytes, the first in line 3, as no text has: export it again, or remove them");
    }

    @Test
    void linesOfEventsEndAsInEverySystem() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), "{1}\r{2}\r\n{3}\n\n{5}");
        List<String> lines = new ArrayList<>();
        EventFile.open(file, TextOptions.FOUND_OUT)
                .forEach(ImportProgress.SILENT, (line, number) -> lines.add(number + " " + line));
        assertThat(lines).containsExactly("1 {1}", "2 {2}", "3 {3}", "5 {5}");
    }

    @Test
    void windows1252IsFoundByBytesThatAreNoUtf8() throws IOException {
        CsvFile file = open(
                write("product_id,name\n1,Tea\n2,Grüner Tee – 3 €\n".getBytes(Charset.forName("windows-1252"))),
                TextOptions.FOUND_OUT);
        assertThat(names(file)).containsExactly("1 Tea", "2 Grüner Tee – 3 €");
        assertThat(file.layout().notes())
                .containsExactly(
                        "products.csv: encoding windows-1252, since line 3 is not UTF-8; another is said with --encoding");
    }

    @Test
    void anotherScriptInOneByteALetterIsRefused() throws IOException {
        Path file =
                write("product_id,name\n1,Зелёный чай листовой крупный\n".getBytes(Charset.forName("windows-1251")));
        assertThatThrownBy(() -> names(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "the encoding of products.csv is unknown: it is neither UTF-8 nor windows-1252: say it with --encoding, as --encoding=ISO-8859-2");
        assertThat(names(open(file, encoding("windows-1251")))).containsExactly("1 Зелёный чай листовой крупный");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedByItsLine() {
        assertThatThrownBy(() -> names("product_id,name\n1,Tea\n2,\"Cup\n3,Pot\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv is not CSV, nothing is imported: Unclosed quoted field at end of input (record starting at line 3)");
    }

    @Test
    void aQuoteInsideAFieldIsText() throws IOException {
        assertThat(names("product_id,name\n1,Lamp \"Sol\" round\n2,\"Lamp \"\"Luna\"\"\"\n"))
                .containsExactly("1 Lamp \"Sol\" round", "2 Lamp \"Luna\"");
    }

    @Test
    void aLineWithoutEndNeedsNoMemory() throws IOException {
        Path file = folder.resolve("products.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("product_id,name\n1,Tea\n2,");
            String part = "x".repeat(1 << 16);
            for (int i = 0; i < 64; i++) {
                out.write(part);
            }
        }
        assertThatThrownBy(() -> names(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(
                        "products.csv is not CSV, nothing is imported: The maximum buffer size of 1048576")
                .hasMessageEndingWith("(record starting at line 3)");
    }

    @Test
    void anEventOfOneEndlessLineNeedsNoMemory() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), "{}\n" + "x".repeat(EventFile.LONGEST_LINE + 1));
        assertThatThrownBy(() -> EventFile.open(file, TextOptions.FOUND_OUT)
                        .forEach(ImportProgress.SILENT, (line, number) -> {}))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "events.jsonl:2: the line has more than 1048576 characters, nothing is imported: expected a JSON object a line");
    }

    @Test
    void aGzippedFileThatWasCutOffIsRefused() throws IOException {
        byte[] whole = gzipped("product_id,name\n" + "1,Tea\n".repeat(1_000));
        Path file = write(Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> names(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " ends too early, nothing is imported: is it whole?");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDamagedGzipIsNotLeftOpen() throws IOException {
        Path file = write(Arrays.copyOf(gzipped("product_id,name\n"), 5));
        assertThatThrownBy(() -> names(file)).isInstanceOf(BadInput.class);
        assertThat(openFiles()).isNotEmpty().doesNotContain(file.toRealPath());
    }

    @Test
    void aRowThatIsTooShortIsRefusedAlone() throws IOException {
        CsvFile file = open(
                write("product_id,name\n1\n2,Tea\n3,Cup,,\n4,Pot,x\n".getBytes(StandardCharsets.UTF_8)),
                TextOptions.FOUND_OUT);
        List<String> seen = new ArrayList<>();
        file.forEach(ImportProgress.SILENT, row -> {
            try {
                seen.add(row.line() + " " + row.required("name"));
            } catch (BadInput e) {
                seen.add(row.line() + " " + e.getMessage());
            }
        });
        assertThat(seen)
                .containsExactly(
                        "2 the row has 1 fields: expected 2 as in the header",
                        "3 Tea",
                        "4 Cup",
                        "5 the row has 3 fields: expected 2 as in the header, is there a ',' in a value that is not in quotes?");
    }

    private List<String> names(String text) throws IOException {
        return names(write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> names(Path file) {
        return names(open(file, TextOptions.FOUND_OUT));
    }

    private static List<String> names(CsvFile file) {
        List<String> names = new ArrayList<>();
        file.forEach(ImportProgress.SILENT, row -> names.add(row.required("product_id") + " " + row.required("name")));
        return names;
    }

    private static CsvFile open(Path file, TextOptions options) {
        return CsvFile.open(file, COLUMNS, options);
    }

    private static TextOptions encoding(String charset) {
        return new TextOptions(Optional.empty(), Optional.of(Charset.forName(charset)));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("products.csv"), bytes);
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Of this process. */
    private static List<Path> openFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    files.add(Files.readSymbolicLink(descriptor));
                } catch (NoSuchFileException _) {
                    // Closed since it was listed.
                }
            }
        }
        return files;
    }
}
