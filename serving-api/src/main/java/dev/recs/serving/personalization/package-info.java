/**
 * What users decide about themselves: whether lists are personal, which signals are taken out, and their erasure.
 *
 * <p>Table {@code recs_personalization} counts; the opt-out flag in Redis, set before it, is what each read and each refresh looks
 * at; list and profile are removed last. A request that fails on the way says how far it came, and may be sent again. Refusals go
 * the same way (docs/explanation/decisions/0008-refusals.md): the next read lacks what was refused, and the next refresh makes the
 * list that the user would have had without it. An erasure sets the tombstone first and deletes after, so that a refresh which is
 * running meets it; it names the stores that did not answer, and is repeated for them.
 */
@NullMarked
package dev.recs.serving.personalization;

import org.jspecify.annotations.NullMarked;
