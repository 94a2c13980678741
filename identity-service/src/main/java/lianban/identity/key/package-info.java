/** The key that signs tokens, and the keys derived from the platform's holder key. */
@NullMarked
package lianban.identity.key;

import org.jspecify.annotations.NullMarked;
