package dev.recs.imports;

/** What an import read; rows are order lines. */
public record ImportReport(long products, long rows, long rejected, int shiftDays) {}
