/**
 * Controllers of {@code /api/v1}, and what turns their failures into problems.
 *
 * <p>A controller reads parameters and bodies strictly (unknown names, doubled names and values out of range are refused with what
 * was expected), asks one class of another package, and sends bytes. Bodies are read up to a size and in a time, headers too, so
 * that a slow client holds no thread ({@code WaitingBodies}, {@code HeaderTimeoutProtocol}). Whatever goes wrong, also inside the
 * container before a controller is found, is answered as a problem: {@code ProblemAdvice}, {@code FailureFilter}, {@code
 * JsonErrorValve}.
 */
@NullMarked
package dev.recs.serving.web;

import org.jspecify.annotations.NullMarked;
