/** The register's REST interface, and its feed. */
@NullMarked
package lianban.housing.register.http;

import org.jspecify.annotations.NullMarked;
