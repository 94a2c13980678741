/** The trace that a request belongs to. */
@NullMarked
package lianban.service.trace;

import org.jspecify.annotations.NullMarked;
