/**
 * The products of the store, read from the view {@code recs_products}.
 */
@NullMarked
package dev.recs.stores.catalog;

import org.jspecify.annotations.NullMarked;
