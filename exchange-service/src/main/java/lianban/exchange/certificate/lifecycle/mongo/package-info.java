/** Certificate records, one document each. */
@NullMarked
package lianban.exchange.certificate.lifecycle.mongo;

import org.jspecify.annotations.NullMarked;
