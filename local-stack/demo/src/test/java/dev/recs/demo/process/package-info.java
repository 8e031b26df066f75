@NullMarked
package dev.recs.demo.process;

import org.jspecify.annotations.NullMarked;
