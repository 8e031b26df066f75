package dev.recs.jobs.imports.load;

/** Not one row of a file can be used, so that nothing is imported: most likely the file is read in the wrong way. */
public final class UnusableRows extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableRows(String message) {
        super(message);
    }
}
