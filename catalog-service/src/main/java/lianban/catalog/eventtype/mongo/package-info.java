/** Proposed versions of event types. */
@NullMarked
package lianban.catalog.eventtype.mongo;

import org.jspecify.annotations.NullMarked;
