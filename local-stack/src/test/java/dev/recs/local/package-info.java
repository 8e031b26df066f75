@NullMarked
package dev.recs.local;

import org.jspecify.annotations.NullMarked;
