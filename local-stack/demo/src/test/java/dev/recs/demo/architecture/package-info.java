@NullMarked
package dev.recs.demo.architecture;

import org.jspecify.annotations.NullMarked;
