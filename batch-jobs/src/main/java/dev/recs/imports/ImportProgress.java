package dev.recs.imports;

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

    /** @param bytes the size of the file, as it lies on the disk */
    void begin(String file, long bytes);

    /** @param bytes read so far */
    void at(long bytes);

    /** @param rows read, good and bad */
    void end(long rows);
}
