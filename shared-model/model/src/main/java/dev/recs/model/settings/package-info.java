/**
 * How a record says that it holds settings: plain annotations, so that the stages know no framework.
 *
 * <p>A settings record carries {@link dev.recs.model.settings.Settings}, each component {@link dev.recs.model.settings.Setting}; a
 * component that is a record of such components is a section of its own. The name of a setting is the prefix and the component's name
 * in lower case with dashes: {@code chunkSize} of {@code recs.refresh} is {@code recs.refresh.chunk-size}, as an environment variable
 * {@code RECS_REFRESH_CHUNKSIZE}. The compact constructor refuses what cannot be right with {@link
 * dev.recs.model.failure.Violations}. The annotations are the only place where default and meaning are written; the documentation is
 * generated from them.
 */
@NullMarked
package dev.recs.model.settings;

import org.jspecify.annotations.NullMarked;
