/**
 * The three stores as servers on this machine: MariaDB, Redis and a stand-in for MongoDB, all on the loopback address.
 *
 * <p>They live as long as the command that needs them; a lock on the data folder keeps two commands from starting two
 * sets of servers over the same files.
 */
@NullMarked
package dev.recs.local.server;

import org.jspecify.annotations.NullMarked;
