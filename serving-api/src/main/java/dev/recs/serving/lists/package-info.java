/**
 * What is stored of one user: the list, what was bought since, the categories to fall back on, the marks.
 */
@NullMarked
package dev.recs.serving.lists;

import org.jspecify.annotations.NullMarked;
