/**
 * Tests of the storefront in the Chromium on the {@code PATH}, driven by the DevTools protocol over the JDK's own WebSocket.
 *
 * <p>No browser and no driver is ever downloaded. Without a Chromium the tests are skipped with one line, unless the environment says
 * {@code RECS_BROWSER_TESTS=required}; then its absence fails them.
 */
@NullMarked
package dev.recs.demo.browser;

import org.jspecify.annotations.NullMarked;
