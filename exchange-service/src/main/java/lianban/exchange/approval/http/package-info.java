/** Cases over REST. */
@NullMarked
package lianban.exchange.approval.http;

import org.jspecify.annotations.NullMarked;
