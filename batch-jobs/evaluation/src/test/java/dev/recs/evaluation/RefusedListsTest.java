package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of lists that are not measured, and what is said of them. */
final class RefusedListsTest {

    @TempDir
    private Path folder;

    private ExportedStore store;
    private Split split;

    @BeforeEach
    void fill() {
        store = new ExportedStore(folder);
        split = store.timeSplit();
    }

    @Test
    void listsOfAnotherKeyAreRefusedWithTheShareAndThreeExamples() {
        OutsideProgram hashed = new OutsideProgram(
                store.export(split, new Pseudonyms("another key".getBytes(StandardCharsets.UTF_8)), false));
        List<String> users =
                hashed.rows("users.csv").stream().map(row -> row[0]).toList();
        Path file = store.file("other.jsonl", hashed.toAll(hashed.latest()));

        refused(file, new Pseudonyms(new byte[32]))
                .hasMessage(
                        "--lists mine: 100.0 %% of the users in %s are unknown to this run, as %s, %s, %s, …; were they made"
                                + " for another cut or with another key? Expected ids of the users.csv that --export writes"
                                + " with the same options",
                        file, users.get(0), users.get(1), users.get(2));
    }

    @Test
    void aTenthOfUnknownProductsIsReadAndMoreIsRefused() {
        List<String> nine = List.of("01", "02", "03", "04", "05", "06", "07", "08", "09");
        String known = "{\"user\":\"user00\",\"items\":[\"product%s\",".formatted(String.join("\",\"product", nine));

        assertThat(ExportedStore.read(split, store.file("a.jsonl", List.of(known + "\"new\"]}")), Naming.PLAIN)
                        .account()
                        .unknownProducts
                        .count())
                .isEqualTo(1);
        Path file = store.file("b.jsonl", List.of(known + "\"new\",\"newer\"]}"));
        refused(file, Naming.PLAIN)
                .hasMessageStartingWith(
                        "--lists mine: 18.2 %% of the products in %s are unknown to this run, as new, newer; were they",
                        file);
    }

    @Test
    void linesThatAreNoListsAreRefusedWhenTheyAreMany() {
        Path file = store.file("bad.jsonl", List.of("{\"user\":\"user00\",\"items\":[]}", "{\"user\":\"user01\""));

        refused(file, Naming.PLAIN)
                .hasMessage(
                        "--lists mine: 50.0 %% of the lines of %s cannot be read, as line 2: not JSON; expected"
                                + " {\"user\":…,\"items\":[…]} or user,rank,product",
                        file);
    }

    @Test
    void aFileWithoutAListIsRefused() {
        Path empty = store.file("empty.jsonl", List.of());
        Path header = store.file("header.csv", List.of("user,rank,product"));
        Path array = store.file("array.json", List.of("[{\"user\":\"user00\",\"items\":[\"product01\"]}]"));
        Path other = store.file("other.csv", List.of("user,product,score", "user00,product01,0.5"));

        refused(empty, Naming.PLAIN)
                .hasMessage(
                        "%s is empty: expected JSON lines {\"user\":…,\"items\":[…]}, or CSV with the header"
                                + " user,rank,product",
                        empty);
        refused(header, Naming.PLAIN).hasMessage("--lists mine: there is no list in %s", header);
        refused(array, Naming.PLAIN)
                .hasMessage(
                        "%s is one JSON array: expected JSON lines, an object {\"user\":…,\"items\":[…]} a line",
                        array);
        refused(other, Naming.PLAIN)
                .hasMessage(
                        "%s has no column 'rank': its header is 'user,product,score', expected are user,rank,product",
                        other);
    }

    @Test
    void rowsOfAUserThatLieApartAreRefused() {
        Path file = store.file(
                "apart.csv",
                List.of("user,rank,product", "user00,1,product01", "user01,1,product01", "user00,2,product02"));

        refused(file, Naming.PLAIN)
                .hasMessage(
                        "%s:4: the rows of user user00 lie apart; expected them together, sort the file by user", file);
    }

    @Test
    void aZippedFileThatIsCutShortIsNamed() throws IOException {
        Path file = folder.resolve("short.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 3});

        refused(file, Naming.PLAIN)
                .hasMessageStartingWith("%s cannot be read (", file)
                .hasMessageEndingWith("): is it whole?");
    }

    @Test
    void anOptionThatIsNotNameAndFileIsRefused() {
        Path file = store.file("a=b.jsonl", List.of());

        assertThat(OutsideList.parse("als=" + file)).isEqualTo(new OutsideList("als", file));
        for (String option : List.of(file.getFileName().toString().substring(2), "=b.jsonl", "als=", " =b.jsonl")) {
            assertThatThrownBy(() -> OutsideList.parse(option))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("--lists '%s': expected ", option);
        }
        assertThatThrownBy(() -> OutsideList.parse("als=gone.jsonl"))
                .isInstanceOf(BadInput.class)
                .hasMessage("--lists als: no file at gone.jsonl; give the path of a file that exists");
    }

    @Test
    void theCostIsReadFromTheFileBesideTheLists() throws IOException {
        OutsideList list = new OutsideList("als", store.file("als.jsonl", List.of()));
        List<String> fields = new ArrayList<>(
                List.of("{\"fit_cpu_seconds\":1.5,\"answer_cpu_ms_per_user\":0.07,\"threads\":2,\"version\":\"0.7\"}"));

        assertThat(list.cost()).isEmpty();
        store.file("als.cost.json", fields);
        assertThat(list.cost())
                .hasValue(new Cost(OptionalDouble.of(1.5), OptionalDouble.of(0.07), OptionalDouble.empty(), "0.7"));
        Path wrong = store.file("als.cost.json", List.of("{\"peak_rss_mib\":\"many\"}"));
        assertThatThrownBy(list::cost)
                .isInstanceOf(BadInput.class)
                .hasMessage("%s: peak_rss_mib is \"many\", expected a number from 0", wrong);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(Path file, Naming naming) {
        return assertThatThrownBy(() -> ExportedStore.read(split, file, naming)).isInstanceOf(BadInput.class);
    }
}
