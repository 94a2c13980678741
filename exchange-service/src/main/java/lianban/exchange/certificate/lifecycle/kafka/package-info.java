/** Events of certificates, and what follows from issued ones. */
@NullMarked
package lianban.exchange.certificate.lifecycle.kafka;

import org.jspecify.annotations.NullMarked;
