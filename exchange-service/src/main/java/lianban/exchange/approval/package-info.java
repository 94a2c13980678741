/** Joint approval (并联审批): one case, many departments at the same time. The core is pure. */
@NullMarked
package lianban.exchange.approval;

import org.jspecify.annotations.NullMarked;
