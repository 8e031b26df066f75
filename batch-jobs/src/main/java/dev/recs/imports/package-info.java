/**
 * Fills the reference store from CSV files; repeating an import changes nothing.
 *
 * <p>A row that cannot be used goes to the rejects file with its line and the reason, and is counted.
 */
@NullMarked
package dev.recs.imports;

import org.jspecify.annotations.NullMarked;
