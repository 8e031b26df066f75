/** The problems of RFC 9457 that the API answers with, for controllers, filters and the servlet container alike. */
@NullMarked
package dev.recs.serving.problem;

import org.jspecify.annotations.NullMarked;
