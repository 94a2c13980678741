/** The programs that may ask for tokens. */
@NullMarked
package lianban.identity.client;

import org.jspecify.annotations.NullMarked;
