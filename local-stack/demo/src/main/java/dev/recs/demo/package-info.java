/** The demo: the sample store imported and refreshed on this machine. */
@NullMarked
package dev.recs.demo;

import org.jspecify.annotations.NullMarked;
