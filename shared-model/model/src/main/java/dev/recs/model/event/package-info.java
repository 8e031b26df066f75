/**
 * What a storefront reports: orders, searches, views, impressions and clicks; and the filter that keeps personal data out of them.
 */
@NullMarked
package dev.recs.model.event;

import org.jspecify.annotations.NullMarked;
