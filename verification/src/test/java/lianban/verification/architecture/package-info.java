/** The rules of the code's structure, each proven to catch what it forbids. */
@NullMarked
package lianban.verification.architecture;

import org.jspecify.annotations.NullMarked;
