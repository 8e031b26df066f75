@NullMarked
package dev.recs.check;

import org.jspecify.annotations.NullMarked;
