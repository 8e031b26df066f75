/**
 * What tests with servers share: real servers as a JUnit extension ({@link dev.recs.testing.LocalStack}), commands as processes
 * ({@link dev.recs.testing.RecsProcess}), and stand-ins that speak the protocols of services that cannot run here. Test scope of every
 * other module; never in a production jar.
 */
@NullMarked
package dev.recs.testing;

import org.jspecify.annotations.NullMarked;
