/** Tests of sums over erased users. */
@NullMarked
package dev.recs.stores.totals;

import org.jspecify.annotations.NullMarked;
