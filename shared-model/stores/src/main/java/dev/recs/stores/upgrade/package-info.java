/**
 * Moves what an earlier release wrote by other names, for {@code recs upgrade}: keys of Redis without a bucket in their name. It
 * may be repeated, and while others run; what is not moved yet is read by the old name as well.
 */
@NullMarked
package dev.recs.stores.upgrade;

import org.jspecify.annotations.NullMarked;
