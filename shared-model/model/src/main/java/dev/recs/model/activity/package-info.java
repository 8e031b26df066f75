/**
 * What a user did up to a moment: purchases as one sum for each product, the latest searches and views, what was shown and
 * clicked, and what the user refused. The same value whether it comes from the stores or, in an evaluation, from a history in
 * memory.
 */
@NullMarked
package dev.recs.model.activity;

import org.jspecify.annotations.NullMarked;
