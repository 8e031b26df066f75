/** What decides the order of a list, in plain words: the main parameters, and how users change or end it. */
@NullMarked
package dev.recs.serving.parameters;

import org.jspecify.annotations.NullMarked;
