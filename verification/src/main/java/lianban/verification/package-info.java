/** What must hold for the system as a whole. All of it is tests; this module ships nothing. */
@NullMarked
package lianban.verification;

import org.jspecify.annotations.NullMarked;
