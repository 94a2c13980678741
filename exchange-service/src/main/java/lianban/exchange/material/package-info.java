/**
 * Materials of a case: uploaded in pieces, kept once by the hash of their content, or referred to
 * where the state holds them already.
 */
@NullMarked
package lianban.exchange.material;

import org.jspecify.annotations.NullMarked;
