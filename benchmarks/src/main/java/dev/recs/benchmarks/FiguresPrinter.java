package dev.recs.benchmarks;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures as a table for people or as JSON for programs. */
final class FiguresPrinter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double WHOLE_FROM = 1_000;

    private FiguresPrinter() {}

    static String table(Figures figures) {
        StringBuilder text = new StringBuilder(
                "%s (%s)%n".formatted(figures.benchmark(), figures.machine().describe()));
        int width = figures.all().stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(1);
        for (Figures.Figure figure : figures.all()) {
            text.append(row(figure, width));
        }
        figures.notes().forEach(note -> text.append("  note: %s%n".formatted(note)));
        return text.toString();
    }

    static String json(Figures figures) {
        ObjectNode root = JSON.createObjectNode();
        root.put("benchmark", figures.benchmark());
        root.put("at", figures.machine().at().toString());
        root.put("cores", figures.machine().cores());
        root.put("maxHeapMib", figures.machine().maxHeapMib());
        root.put("java", figures.machine().java());
        root.put("loadAtStart", figures.machine().load());
        ArrayNode rows = root.putArray("figures");
        for (Figures.Figure figure : figures.all()) {
            rows.addObject()
                    .put("name", figure.name())
                    .put("value", figure.value())
                    .put("unit", figure.unit());
        }
        ArrayNode notes = root.putArray("notes");
        figures.notes().forEach(notes::add);
        return root.toString();
    }

    private static String row(Figures.Figure figure, int width) {
        String value = Math.abs(figure.value()) >= WHOLE_FROM || figure.value() == Math.rint(figure.value())
                ? String.format(Locale.ROOT, "%,.0f", figure.value())
                : String.format(Locale.ROOT, "%.3f", figure.value());
        return "  %s%s  %14s %s%n"
                .formatted(figure.name(), " ".repeat(width - figure.name().length()), value, figure.unit());
    }
}
