/** Transfers that the utilities open when a certificate is issued. */
@NullMarked
package lianban.utilities.transfer;

import org.jspecify.annotations.NullMarked;
