/**
 * The shop as we see it: views in our database over a schema that is not ours, with ids in the types of that schema.
 *
 * <p>{@link dev.recs.stores.shop.ShopView} lists the views and their columns, {@link dev.recs.stores.shop.ShopViews} reads what there is and
 * refuses what cannot be used, and {@link dev.recs.stores.shop.IdColumn} takes an id from the column's type to text and back: MySQL never compares
 * a number with a text for us, because that reads the whole table, and because it takes {@code '7abc'} for 7 and any word for 0.
 */
@org.jspecify.annotations.NullMarked
package dev.recs.stores.shop;
