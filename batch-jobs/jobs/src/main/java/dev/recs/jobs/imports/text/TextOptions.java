package dev.recs.jobs.imports.text;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the text of a file is to be read, where the operator says it.
 *
 * @param delimiter of fields; one character or several
 */
public record TextOptions(Optional<String> delimiter, Optional<Charset> encoding) {

    /** All is found out. */
    public static final TextOptions FOUND_OUT = new TextOptions(Optional.empty(), Optional.empty());
}
