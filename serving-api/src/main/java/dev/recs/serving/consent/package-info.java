/** What the user has consented to, as the shop says with each request. */
@NullMarked
package dev.recs.serving.consent;

import org.jspecify.annotations.NullMarked;
