@NullMarked
package dev.recs.local.process;

import org.jspecify.annotations.NullMarked;
