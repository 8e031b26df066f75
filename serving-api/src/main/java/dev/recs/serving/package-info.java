@NullMarked
package dev.recs.serving;

import org.jspecify.annotations.NullMarked;
