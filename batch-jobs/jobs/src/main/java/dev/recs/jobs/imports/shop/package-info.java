/** The exports of shop systems: what they call our columns, and what they leave out of a row because it stands elsewhere. */
@NullMarked
package dev.recs.jobs.imports.shop;

import org.jspecify.annotations.NullMarked;
