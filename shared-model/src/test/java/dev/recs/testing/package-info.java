/** What tests of several packages share. */
@NullMarked
package dev.recs.testing;

import org.jspecify.annotations.NullMarked;
