/**
 * Sums over users of what they did with products of responses: of an experiment's variants, and by day and place.
 *
 * <p>A user comes to a few exact numbers in a variant ({@link dev.recs.stores.totals.VariantUser}): impressions, clicks, orders, revenue by
 * currency, and orders of the 90 days before the start. Their sums, squares and products over users are all that intervals need ({@link
 * dev.recs.stores.totals.QuantitySums}), and they add up: those of users whose rows are in {@code recs_events} and those of users who were
 * erased ({@link dev.recs.stores.totals.ErasedTotals}). They are decimal numbers and whole, so the order of users does not matter and a
 * report is the same to the last digit before and after an erasure.
 *
 * <p>An erasure ({@link dev.recs.stores.totals.EventErasure}) adds and deletes in one transaction, with the user's rows locked: killed
 * before its end it has done neither, and repeated it finds no row and adds nothing.
 */
@NullMarked
package dev.recs.stores.totals;

import org.jspecify.annotations.NullMarked;
