/**
 * The three stores as servers on this machine: MariaDB, Redis and a stand-in for MongoDB, all on the loopback address.
 *
 * <p>{@link dev.recs.servers.LocalServers} owns the servers of one data folder, in whatever process it lives; a lock on the
 * folder keeps a second owner out. MariaDB and Redis are child processes, the stand-in runs inside the owner. What an owner that
 * was killed leaves running is ended by the next one, by the ids it had recorded.
 */
@NullMarked
package dev.recs.servers;

import org.jspecify.annotations.NullMarked;
