/** What guests have beside their list and their events: an end, and a merge into an account. */
@NullMarked
package dev.recs.serving.guest;

import org.jspecify.annotations.NullMarked;
