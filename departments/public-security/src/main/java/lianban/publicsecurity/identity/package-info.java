/** The register of persons and the step that looks buyer and seller up. */
@NullMarked
package lianban.publicsecurity.identity;

import org.jspecify.annotations.NullMarked;
