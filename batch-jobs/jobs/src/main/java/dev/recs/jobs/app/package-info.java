/**
 * Puts the stages together: one small Spring context for every command.
 *
 * <p>A command opens a {@link dev.recs.jobs.app.CommandContext} and takes from it what it works with, by constructor.
 * {@link dev.recs.jobs.app.RecsApplication#open} starts it without a web server and with every bean lazy, so a command pays for what it
 * uses only: {@code show} opens MongoDB and MySQL and no embedding model. Each package with beans has one configuration
 * beside its classes, those of stores, embedding and pipeline lie under {@code dev.recs.jobs.wiring};
 * {@link dev.recs.jobs.app.RecsConfiguration} lists them. Settings are records under {@code recs.*}; environment variables bind to them
 * ({@code RECS_MYSQL_URL} to {@code recs.mysql.url}), so does an {@code application.properties} in the working directory. All are
 * bound before a command does anything, and everything that is wrong with them is reported together.
 */
@NullMarked
package dev.recs.jobs.app;

import org.jspecify.annotations.NullMarked;
