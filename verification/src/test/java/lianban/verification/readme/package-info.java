/** The two READMEs agree with the script and with each other. */
@NullMarked
package lianban.verification.readme;

import org.jspecify.annotations.NullMarked;
