/**
 * Connects a shop that we did not make: {@code recs connect}.
 *
 * <p>A {@link dev.recs.jobs.connect.ShopKind} recognises its system in the shop's database and says how this installation differs from others (a
 * {@link dev.recs.jobs.connect.Shop}). A {@link dev.recs.jobs.connect.ShopTemplate}, four SQL files of {@code sql/shops}, is filled with that: the
 * rights of an account that views and triggers run as, the views in our database, the triggers in the shop's schema, and the questions whose
 * answers are shown first. {@link dev.recs.jobs.connect.ShopConnector} shows, applies and removes them. {@link dev.recs.jobs.connect.ConnectionWatch}
 * looks, with the rights of the jobs alone, whether all of it is still there.
 *
 * <p>The shop's statements come first. A trigger catches each error that a handler can catch. What none can catch: the account is gone, it lost
 * its right TRIGGER, another session holds a lock on the outbox. So no command of ours takes such a lock, and the watch says at once when the
 * account or a right is gone.
 */
@NullMarked
package dev.recs.jobs.connect;

import org.jspecify.annotations.NullMarked;
