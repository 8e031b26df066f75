package dev.recs.jobs.imports.load;

import java.util.List;

/**
 * What an import did with the rows it read.
 *
 * @param products accepted rows of the products file
 * @param rows accepted order lines
 * @param events accepted searches and views
 * @param refunds rows that took back a purchase
 * @param leftOut rows of orders that are no purchases, and of guests
 * @param rejected rows of all files that could not be used
 * @param warnings fields without which their product was imported
 * @param shiftDays by how many days all times of this store are moved
 * @param notes what was found out about the files, one line each
 */
public record ImportReport(
        long products,
        long rows,
        long events,
        long refunds,
        long leftOut,
        long rejected,
        long warnings,
        int shiftDays,
        List<String> notes) {

    public ImportReport {
        notes = List.copyOf(notes);
    }
}
