/** How often a client may call. */
@NullMarked
package lianban.gateway.quota;

import org.jspecify.annotations.NullMarked;
