/** What users take out of their profiles and lists. */
@NullMarked
package dev.recs.model.refusal;

import org.jspecify.annotations.NullMarked;
