/**
 * What belongs to no user, held in memory and renewed in the background: products as rendered JSON, popular lists, neighbours.
 *
 * <p>A snapshot never changes; a request takes one {@link dev.recs.serving.catalog.ShopSnapshot} and is made of that alone.
 * Products are read from the view {@code recs_products}: mostly those whose {@code updated_at} is new, all of them when their
 * number shows that something went. Popular lists and neighbours come from MongoDB. While a store is down the last snapshot stays.
 * Both are read once before the API says that it is ready; a store that is down holds this up for its time limit.
 *
 * <p>Memory: about one rendered product and its gaps for reasons each; a reason takes none of its own.
 */
@NullMarked
package dev.recs.serving.catalog;

import org.jspecify.annotations.NullMarked;
