/** Who relied on a certificate. */
@NullMarked
package lianban.exchange.certificate.reliance;

import org.jspecify.annotations.NullMarked;
