/** What the utilities let others see. */
@NullMarked
package lianban.utilities.transfer.http;

import org.jspecify.annotations.NullMarked;
