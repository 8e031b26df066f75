package dev.recs.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FiguresPrinterTest {

    private final Figures figures = new Figures("refresh")
            .add("users", 10_000, "")
            .add("users a second", 0.25, "1/s")
            .note("shared machine");

    @Test
    void theTableHasOneRowAFigureAndOneANote() {
        assertThat(FiguresPrinter.table(figures))
                .containsSubsequence(
                        "users            ", "10,000", "users a second  ", "0.250 1/s", "note: shared machine");
    }

    @Test
    void jsonKeepsNamesValuesAndUnits() {
        assertThat(FiguresPrinter.json(figures))
                .contains("\"benchmark\":\"refresh\"")
                .contains("{\"name\":\"users a second\",\"value\":0.25,\"unit\":\"1/s\"}")
                .contains("\"notes\":[\"shared machine\"]");
    }
}
