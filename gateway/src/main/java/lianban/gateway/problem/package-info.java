/** What the gateway answers when it refuses or a hop fails: RFC 9457 in the caller's language. */
@NullMarked
package lianban.gateway.problem;

import org.jspecify.annotations.NullMarked;
