/**
 * The text of files: their bytes (plain or gzipped), their encoding, the header and the rows of a CSV, the lines of JSON.
 *
 * <p>What a file is, is found out by what it holds; a file that cannot be read to its end, or is of another kind, is refused by name with what to do.
 */
@NullMarked
package dev.recs.jobs.imports.text;

import org.jspecify.annotations.NullMarked;
