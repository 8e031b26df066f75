/**
 * The products of the shop, read from the view {@code recs_products}, with the optional columns that the view has; order lines for
 * training; and the popular lists and neighbours that serving shows, written to MongoDB when a model becomes the current one.
 */
@NullMarked
package dev.recs.stores.catalog;

import org.jspecify.annotations.NullMarked;
