/** The register's feed. */
@NullMarked
package lianban.publicsecurity.identity.http;

import org.jspecify.annotations.NullMarked;
