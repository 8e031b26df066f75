/** What a user did, as the stores tell it. */
@NullMarked
package dev.recs.model.activity;

import org.jspecify.annotations.NullMarked;
