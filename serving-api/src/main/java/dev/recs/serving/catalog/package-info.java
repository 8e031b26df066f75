/**
 * What belongs to no user, held in memory and renewed in the background: products as rendered JSON, popular lists, neighbours.
 */
@NullMarked
package dev.recs.serving.catalog;

import org.jspecify.annotations.NullMarked;
