/** The authorization server: which endpoints it has, what its codes and tokens carry. */
@NullMarked
package lianban.identity.token;

import org.jspecify.annotations.NullMarked;
