/**
 * The Lua scripts of Redis, each beside the class that knows its keys and arguments.
 *
 * <p>A script is what must happen at once or not at all: it compares and writes without anybody in between. Its limits are arguments, so
 * that a setting or a constant of Java is said once. Only adapters of this module run scripts.
 */
@NullMarked
package dev.recs.stores.redis;

import org.jspecify.annotations.NullMarked;
