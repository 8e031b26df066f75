/**
 * What storefronts report: parsed one by one, recorded in Redis all at once, and users set due for a refresh.
 */
@NullMarked
package dev.recs.serving.event;

import org.jspecify.annotations.NullMarked;
