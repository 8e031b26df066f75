/**
 * Fills the reference store from files: products and orders as CSV, searches and views as JSON lines.
 *
 * <p>Columns go by the names in the header, so their order does not matter and unknown ones are ignored. Files are read once, a row at a time, and written in
 * batches of {@link dev.recs.jobs.imports.load.OrderWriter#BATCH} rows, one transaction each; memory does not grow with the file. Every
 * write is an upsert under the row's own key, so an import that was cut off, or is repeated, ends in the same store; of two rows with the
 * same key the last wins. A row that cannot be used goes to the rejects file as {@code file:line: reason} and is counted; the
 * others are imported.
 *
 * <p>{@code --shift-to} moves every time by one number of whole weeks, so that old data looks recent and weekdays stay. The number is settled by the
 * store's first import ({@link dev.recs.jobs.imports.load.TimeShift}) and kept: a later file must not land elsewhere in time.
 *
 * <p>The session variable {@code @recs_import} tells the order triggers to keep quiet: a full refresh follows an import anyway.
 */
@NullMarked
package dev.recs.jobs.imports.load;

import org.jspecify.annotations.NullMarked;
