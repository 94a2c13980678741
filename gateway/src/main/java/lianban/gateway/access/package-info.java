/** Who may call what: one table, checked against the token of the caller. */
@NullMarked
package lianban.gateway.access;

import org.jspecify.annotations.NullMarked;
