/** What issuers do with certificates: issue, amend, supersede, suspend, resume, revoke; expiry. */
@NullMarked
package lianban.exchange.certificate.lifecycle;

import org.jspecify.annotations.NullMarked;
