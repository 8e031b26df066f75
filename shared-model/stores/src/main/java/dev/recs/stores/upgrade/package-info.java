/** Moves what an earlier release wrote by other names. */
@NullMarked
package dev.recs.stores.upgrade;

import org.jspecify.annotations.NullMarked;
