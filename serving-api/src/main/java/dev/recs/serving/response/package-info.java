/**
 * Answers as bytes: the body of every list that the API shows, and its ETag.
 *
 * <p>Input: a {@link dev.recs.serving.response.Query}, what is stored of the user, one snapshot of the catalog and of the popular
 * lists. Output: an {@link dev.recs.serving.response.ApiResponse}. The sources are tried in order, and each fills what the one
 * before left short: the user's own list, popular in the user's categories, popular, the catalog. Left out are products that the
 * catalog does not show, that were bought since, that the user refused, that a rule withholds, and that the query excludes; each
 * product is shown once.
 *
 * <p>Products and reasons are rendered when the catalog snapshot is made, so a response is a copy of pieces. One that was made
 * before is sent again while all that it is made of is the same ({@code ResponseCache}); Redis is read for each request all the
 * same, so nothing is shown that a tombstone, an opt-out or a refusal took away.
 */
@NullMarked
package dev.recs.serving.response;

import org.jspecify.annotations.NullMarked;
