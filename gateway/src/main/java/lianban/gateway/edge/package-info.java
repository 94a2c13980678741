/** What holds for every request before anyone asks who is calling: target, size, headers. */
@NullMarked
package lianban.gateway.edge;

import org.jspecify.annotations.NullMarked;
