/** The certificate registry, a view over what cases issued. */
@NullMarked
package lianban.exchange.certificate;

import org.jspecify.annotations.NullMarked;
