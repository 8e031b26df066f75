/** What the tests with real servers share. */
@NullMarked
package dev.recs.local.testing;

import org.jspecify.annotations.NullMarked;
