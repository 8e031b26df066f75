package dev.recs.model.settings;

import java.util.Locale;

/** A program that reads settings. */
public enum Application {
    JOBS("jobs"),
    API("API");

    private final String title;

    Application(String title) {
        this.title = title;
    }

    /** As the documentation calls it. */
    public String title() {
        return title;
    }

    /** Name of its list of settings: {@code jobs.tsv}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".tsv";
    }
}
