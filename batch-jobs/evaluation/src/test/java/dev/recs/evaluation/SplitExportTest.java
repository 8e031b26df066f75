package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.evaluation.SplitExport.Content;
import dev.recs.evaluation.SplitExport.Cut;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.recommender.history.Holdout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SplitExportTest {

    @TempDir
    private Path folder;

    private ExportedStore store;

    @BeforeEach
    void fill() {
        store = new ExportedStore(folder);
    }

    @Test
    void theTrainingIsEveryLineBeforeTheCutWithItsOrderAndQuantity() {
        Path export = store.export(store.timeSplit(), Naming.PLAIN, false);

        List<String> expected = store.orderLines().stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(row -> Instant.parse(row[5]).isBefore(ExportedStore.CUT))
                .map(row -> "%s,%s,%s,%s,%s".formatted(row[1], row[2], row[0], row[5], row[3]))
                .sorted()
                .toList();
        assertThat(ExportedStore.lines(export.resolve("train.csv")).getFirst())
                .isEqualTo("user,product,order,time,quantity");
        assertThat(ExportedStore.lines(export.resolve("train.csv")).stream()
                        .skip(1)
                        .sorted())
                .hasSize(900)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void leaveLastOutExportsEveryLineButThoseHeldBack() {
        Split split = Split.leaveLastOut(store.history());
        Path export = store.export(split, Naming.PLAIN, false);

        assertThat(new OutsideProgram(export).rows("train.csv"))
                .hasSize(split.history().lines())
                .allSatisfy(row -> assertThat(store.orderLines())
                        .contains("%s,%s,%s,%s,1.50,%s".formatted(row[2], row[0], row[1], row[4], row[3])));
        assertThat(new OutsideProgram(export).rows("users.csv"))
                .hasSize(split.cases().size());
    }

    @Test
    void theAnswersStayOutUnlessTheyAreAskedFor() {
        Split split = store.timeSplit();

        assertThat(names(store.export(split, Naming.PLAIN, false)))
                .containsExactly("newcomers.csv", "products.csv", "protocol.json", "train.csv", "users.csv");
        OutsideProgram told = new OutsideProgram(store.export(split, new Pseudonyms(new byte[32]), true));
        long fresh = split.cases().stream().mapToLong(one -> one.fresh().length).sum()
                + split.newcomers().stream().mapToLong(one -> one.all().length).sum();
        assertThat(told.rows("truth.csv").stream().filter(row -> row[2].equals("true")))
                .hasSize((int) fresh);
    }

    @Test
    void theProtocolSaysHowItWasCutAndHowLongListsShouldBe() throws IOException {
        Split split = store.timeSplit();
        Path export = store.export(split, Naming.PLAIN, false);

        JsonNode protocol = JsonMapper.builder().build().readTree(Files.readString(export.resolve("protocol.json")));
        int most = split.cases().stream()
                .mapToInt(one -> new Owned(split.history()).products(one.user()).length)
                .max()
                .orElseThrow();
        assertThat(protocol.path("version").asString()).isEqualTo("1.2.3");
        assertThat(protocol.path("cut").asString()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(protocol.path("until").asString()).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(protocol.path("k").asInt()).isEqualTo(5);
        assertThat(protocol.path("seed").asLong()).isEqualTo(20_111_101);
        assertThat(protocol.path("tasks").toString())
                .isEqualTo("[{\"task\":\"all\",\"mask\":\"nothing\"},"
                        + "{\"task\":\"new\",\"mask\":\"products of the user in train.csv\"}]");
        assertThat(protocol.path("listLength").path("enough").asInt()).isEqualTo(5 + most);
        assertThat(protocol.path("users").asInt()).isEqualTo(split.cases().size());
    }

    @Test
    void severalCutsHaveAFolderEach() throws IOException {
        Path several = folder.resolve("several");
        Instant march = Instant.parse("2026-03-01T00:00:00Z");
        export().write(
                        List.of(
                                new Cut(Split.time(store.history(), march, ExportedStore.CUT), "2026-04-01T00:00:00Z"),
                                new Cut(store.timeSplit(), "2026-05-01T00:00:00Z")),
                        several);

        assertThat(names(several)).containsExactly("cut-1", "cut-2", "protocol.json");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(several.resolve("protocol.json")))
                        .path("cuts")
                        .toString())
                .isEqualTo(
                        "[{\"folder\":\"cut-1\",\"cut\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-04-01T00:00:00Z\"},"
                                + "{\"folder\":\"cut-2\",\"cut\":\"2026-04-01T00:00:00Z\",\"until\":\"2026-05-01T00:00:00Z\"}]");
        assertThat(new OutsideProgram(several.resolve("cut-1")).rows("train.csv"))
                .allSatisfy(row -> assertThat(Instant.parse(row[3])).isBefore(march));
    }

    @Test
    void aFolderThatHoldsSomethingIsRefused() throws IOException {
        Path export = store.export(store.timeSplit(), Naming.PLAIN, false);
        Files.writeString(export.resolve("truth.csv"), "of an earlier run");

        assertThatThrownBy(() -> export().write(new Cut(store.timeSplit(), ""), export))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("--export %s has ".formatted(export))
                .hasMessageEndingWith(" in it: expected a folder that is empty or not there yet");
    }

    @Test
    void pseudonymsLeaveNoIdNoNameAndNoSearchBehindAndNoOrderThatTellsThem() throws IOException {
        Path export = folder.resolve("pseudonyms");
        new SplitExport(
                        OrderDetails.ofFile(store.history(), folder.resolve("orders.csv")),
                        new StoreEvents(
                                Map.of(
                                        new UserId("user01"),
                                        List.of(new RecentSearch("lamp", ExportedStore.CUT.minusSeconds(9)))),
                                Map.of(
                                        new UserId("user02"),
                                        List.of(new RecentView(
                                                new ProductId("product03"), ExportedStore.CUT.minusSeconds(9))))),
                        new Pseudonyms(new byte[32]),
                        new Content(true, false, 5, "1.2.3"))
                .write(new Cut(store.timeSplit(), ""), export);

        for (String file : names(export)) {
            assertThat(Files.readString(export.resolve(file)))
                    .doesNotContainPattern("user\\d|product\\d|order\\d|[Ll]amp|Acme");
        }
        OutsideProgram seen = new OutsideProgram(export);
        assertThat(seen.rows("events.csv")).hasSize(1);
        for (String file : List.of("users.csv", "products.csv", "newcomers.csv")) {
            assertThat(seen.rows(file)).extracting(row -> row[0]).isSorted();
        }
        assertThat(seen.rows("train.csv")).extracting(row -> row[0]).isSorted();
    }

    @Test
    void usersToBeAnsweredAreThoseWhoCount() {
        Split split = store.timeSplit();
        OutsideProgram seen = new OutsideProgram(store.export(split, Naming.PLAIN, false));

        assertThat(seen.rows("users.csv"))
                .extracting(row -> row[0])
                .containsExactlyElementsOf(new TreeSet<>(split.cases().stream()
                        .map(Holdout.Case::user)
                        .map(split.history()::userId)
                        .toList()));
    }

    private SplitExport export() {
        return new SplitExport(
                OrderDetails.ofFile(store.history(), folder.resolve("orders.csv")),
                StoreEvents.NONE,
                Naming.PLAIN,
                new Content(false, true, 5, "1.2.3"));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
