package dev.recs.imports;

/**
 * What an import did with the rows it read.
 *
 * @param products accepted rows of the products file
 * @param rows accepted order lines
 * @param events accepted searches and views
 * @param rejected rows of all files that could not be used
 * @param shiftDays by how many days all times of this store are moved
 */
public record ImportReport(long products, long rows, long events, long rejected, int shiftDays) {}
