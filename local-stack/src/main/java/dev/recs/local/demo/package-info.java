/** The demo: the sample store imported and refreshed on this machine. */
@NullMarked
package dev.recs.local.demo;

import org.jspecify.annotations.NullMarked;
