/**
 * Our database on the shop's server: made and migrated by {@link dev.recs.stores.schema.RecsSchema}, and the sample shop beside it.
 *
 * <p>Every statement of a migration may be run again, because MySQL has no transactional DDL: one that was killed or refused half-way is
 * begun anew by the next start.
 */
@org.jspecify.annotations.NullMarked
package dev.recs.stores.schema;
