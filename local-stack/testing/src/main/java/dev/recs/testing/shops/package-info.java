/** Shop systems as their own programs write to them: schemas, made-up orders, and every change of an order. */
@NullMarked
package dev.recs.testing.shops;

import org.jspecify.annotations.NullMarked;
