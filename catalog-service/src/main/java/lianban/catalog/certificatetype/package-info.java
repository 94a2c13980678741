/** Certificate types: code, issuer, schema of the content. */
@NullMarked
package lianban.catalog.certificatetype;

import org.jspecify.annotations.NullMarked;
