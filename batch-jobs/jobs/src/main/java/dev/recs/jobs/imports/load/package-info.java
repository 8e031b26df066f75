/**
 * Fills the sample shop from files: products and orders as CSV, searches and views as JSON lines.
 *
 * <p>Columns go by the names in the header, so their order does not matter and unknown ones are ignored. Files are read several times, a row at a
 * time: for their encoding and the way they write numbers and days, for a check of every row, then to write. What cannot be read ends the
 * import before anything is stored. Rows are written in batches of {@link dev.recs.jobs.imports.load.OrderWriter#BATCH}, one transaction
 * each; memory grows with refunds only, and with the products of a WooCommerce export that have variations. Every write is an upsert under the row's own key, so an
 * import that was cut off, or is repeated, ends in the same shop; of two rows with the same key the last wins. A row that cannot be used
 * goes to the rejects file as {@code file:line: reason} and is counted; the others are imported.
 *
 * <p>{@code --shift-to} moves every time by one number of whole weeks, so that old data looks recent and weekdays stay. The number is settled by the
 * store's first import ({@link dev.recs.jobs.imports.load.TimeShift}) and kept: a later file must not land elsewhere in time.
 *
 * <p>The session variable {@code @recs_import} tells the order triggers to keep quiet: a full refresh follows an import anyway.
 */
@NullMarked
package dev.recs.jobs.imports.load;

import org.jspecify.annotations.NullMarked;
