package dev.recs.jobs.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Figures with their intervals, one below the other, as SVG.
 *
 * @param title for who does not see it
 * @param unit behind the numbers of the axis
 */
public record IntervalPlot(String title, List<Mark> marks, String unit) {

    private static final int ROW = 30;
    private static final int LEFT = 230;
    private static final int WIDTH = 420;
    private static final int RIGHT = 230;

    public IntervalPlot {
        marks = List.copyOf(marks);
    }

    /** How a mark is coloured. */
    public enum Tone {
        GOOD,
        BAD,
        PLAIN;

        private String color() {
            return "var(--" + name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    /**
     * A figure.
     *
     * @param text behind it
     */
    public record Mark(String name, double value, double low, double high, String text, Tone tone) {}

    String svg() {
        if (marks.isEmpty()) {
            return "";
        }
        int bottom = ROW * marks.size();
        int height = bottom + ROW;
        Scale scale = Scale.of(marks);
        StringBuilder svg = new StringBuilder(
                "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        .formatted(
                                HtmlPage.escaped(title), LEFT + WIDTH + RIGHT, height, LEFT + WIDTH + RIGHT, height));
        for (double at : scale.ends()) {
            svg.append(tick(at, scale.x(at), bottom));
        }
        for (int i = 0; i < marks.size(); i++) {
            svg.append(mark(marks.get(i), ROW * i + ROW / 2, scale));
        }
        return svg.append("</svg>").toString();
    }

    /** The line of 0 goes through all marks. */
    private String tick(double value, double x, int bottom) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"var(--soft)\" stroke-dasharray=\"3 3\"/>"
                        + "<text class=\"soft\" x=\"%1$.1f\" y=\"%4$d\" text-anchor=\"middle\">%5$s%6$s</text>",
                x,
                value == 0 ? 0 : bottom - 4,
                bottom + 4,
                bottom + ROW - 8,
                String.format(Locale.ROOT, Math.abs(value) < 1 && value != 0 ? "%.3f" : "%.1f", value),
                HtmlPage.escaped(unit));
    }

    private static String mark(Mark mark, int y, Scale scale) {
        return String.format(
                Locale.ROOT,
                "<text x=\"0\" y=\"%2$d\">%1$s</text><line x1=\"%4$.1f\" x2=\"%5$.1f\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"%7$s\""
                        + " stroke-width=\"3\" stroke-linecap=\"round\"/><circle cx=\"%6$.1f\" cy=\"%3$d\" r=\"5\" fill=\"%7$s\"/>"
                        + "<text class=\"soft\" x=\"%8$d\" y=\"%2$d\">%9$s</text>",
                HtmlPage.escaped(mark.name),
                y + 5,
                y,
                scale.x(mark.low),
                scale.x(mark.high),
                scale.x(mark.value),
                mark.tone.color(),
                LEFT + WIDTH + 16,
                HtmlPage.escaped(mark.text));
    }

    /** From the least to the greatest that is shown, and 0 always. */
    private record Scale(double least, double greatest) {

        static Scale of(List<Mark> marks) {
            double least = Math.min(0, values(marks).min().orElse(0));
            double greatest = Math.max(0, values(marks).max().orElse(0));
            return new Scale(least, greatest == least ? least + 1 : greatest);
        }

        private static DoubleStream values(List<Mark> marks) {
            return marks.stream().flatMapToDouble(mark -> DoubleStream.of(mark.low, mark.value, mark.high));
        }

        /** And 0 between them, unless it is too near to one to be read. */
        List<Double> ends() {
            return DoubleStream.of(least, 0, greatest)
                    .distinct()
                    .filter(value -> value == 0 || Math.abs(value) > (greatest - least) / 8)
                    .boxed()
                    .toList();
        }

        double x(double value) {
            return LEFT + WIDTH * (value - least) / (greatest - least);
        }
    }
}
