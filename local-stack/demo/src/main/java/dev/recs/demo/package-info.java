/**
 * The demo: the sample store imported and refreshed on this machine, a worker in this process, and the API with its page in
 * another ({@link dev.recs.demo.ServingProcess}). docs/explanation/local-stack.md says how the two hold together.
 */
@NullMarked
package dev.recs.demo;

import org.jspecify.annotations.NullMarked;
