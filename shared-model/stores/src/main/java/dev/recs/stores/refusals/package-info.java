/**
 * What users took out of their profiles and lists: table {@code recs_refusals}, and what a read looks at before the next list is
 * there.
 *
 * <p>The table counts: a chunk of a refresh reads it by one statement. Redis has a copy ({@code user_refused}) with the moment of
 * each refusal; it hides from lists that were made before that moment. A forgotten search is kept as a keyed hash only.
 */
@NullMarked
package dev.recs.stores.refusals;

import org.jspecify.annotations.NullMarked;
