/**
 * Lets products sink for a while that a user was shown often and never clicked.
 *
 * <p>Input: what the storefront said of one user, at most 500 impressions and clicks of 30 days. Output: for each product shown too often, the
 * part of its score that is taken away:
 *
 * <pre>n = Σ 2^(-age / halfLife) over the impressions since the last click     part = strength · (1 - free / n) if n &gt; free, else 0</pre>
 *
 * So the first {@code free} impressions cost nothing, more of them cost up to {@code strength} of the score, time brings the product back, and a
 * click forgets all that was before it. The amount is a contribution below zero, so contributions still add up.
 */
@NullMarked
package dev.recs.recommender.rotation;

import org.jspecify.annotations.NullMarked;
