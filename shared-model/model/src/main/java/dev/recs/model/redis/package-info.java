/**
 * Keys, values and scripts of Redis. Every key has one owner class here, with a time to live or a cap.
 *
 * <p>Values that outlive a process have a golden file in the tests; a change of one needs a changelog line.
 */
@NullMarked
package dev.recs.model.redis;

import org.jspecify.annotations.NullMarked;
