/** Virus scan by ClamAV. */
@NullMarked
package lianban.exchange.material.clamav;

import org.jspecify.annotations.NullMarked;
