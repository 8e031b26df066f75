package dev.recs.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What one benchmark found, in the order it was found. */
public final class Figures {

    private final String benchmark;
    private final Machine machine = Machine.now();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Figures(String benchmark) {
        this.benchmark = benchmark;
    }

    /** @param unit empty for a plain count */
    public Figures add(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit));
        return this;
    }

    /** A count; exact up to 2^53. */
    public Figures add(String name, long value, String unit) {
        return add(name, (double) value, unit);
    }

    /** What a reader must know to judge the figures. */
    public Figures note(String note) {
        notes.add(note);
        return this;
    }

    String benchmark() {
        return benchmark;
    }

    Machine machine() {
        return machine;
    }

    public List<Figure> all() {
        return List.copyOf(figures);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** One number with its name and unit. */
    public record Figure(String name, double value, String unit) {}
}
