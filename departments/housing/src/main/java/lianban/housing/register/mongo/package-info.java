/** The register in the department's own database. */
@NullMarked
package lianban.housing.register.mongo;

import org.jspecify.annotations.NullMarked;
