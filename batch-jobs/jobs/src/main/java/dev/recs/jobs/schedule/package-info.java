/**
 * The nightly job by the clock: {@code recs schedule}.
 *
 * <p>Quartz keeps one job and one cron trigger in the tables {@code QRTZ_} of MySQL. Any number of processes share them: whoever takes the
 * lock of Quartz first when the trigger is due runs the night, the others do nothing. A fire that was missed because no process ran, or
 * because the night before was still running, is made up for once. A process that dies with the night's run in its hands is noticed by
 * the others (or by itself, when it is started again) within half a minute, and the run is continued.
 *
 * <p>{@link dev.recs.jobs.schedule.NightlyAttempts} is the work: the run of all active users, tried again after a pause when a store was down or somebody
 * else was refreshing. It ends in words, never in an exception, because Quartz could do nothing with one.
 *
 * <p>The settings decide: a trigger stored with another cron expression or time zone is replaced when a process starts. One stored with the
 * same is left alone, or the missed fire it stands for would be forgotten.
 */
@NullMarked
package dev.recs.jobs.schedule;

import org.jspecify.annotations.NullMarked;
