/** What users took out of their profiles and lists: table {@code recs_refusals}, and what a read looks at before the next list is there. */
@NullMarked
package dev.recs.stores.refusals;

import org.jspecify.annotations.NullMarked;
