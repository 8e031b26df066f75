package dev.recs.jobs.imports.text;

/** Told how far the reading of a file is. */
public interface ImportProgress {

    /** Tells nobody. */
    ImportProgress SILENT = new ImportProgress() {
        @Override
        public void begin(String file, long bytes) {}

        @Override
        public void at(long bytes) {}

        @Override
        public void end(long rows) {}
    };

    /** @param line what was found out about a file, for the operator */
    default void note(String line) {}

    /** @param bytes the size of the file, as it lies on the disk */
    void begin(String file, long bytes);

    /** @param bytes read so far */
    void at(long bytes);

    /** @param rows read, good and bad */
    void end(long rows);
}
