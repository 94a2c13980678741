/** The register in the department's own database. */
@NullMarked
package lianban.publicsecurity.identity.mongo;

import org.jspecify.annotations.NullMarked;
