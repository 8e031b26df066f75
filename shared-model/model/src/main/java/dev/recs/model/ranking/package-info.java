/** What decides the order of the lists, as the jobs tell it to the API. */
@NullMarked
package dev.recs.model.ranking;

import org.jspecify.annotations.NullMarked;
