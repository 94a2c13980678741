/** The project's own files, as the checks read them. */
@NullMarked
package lianban.verification.project;

import org.jspecify.annotations.NullMarked;
