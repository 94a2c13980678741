/** The exchange: events in and out, joint approval, certificates. */
@NullMarked
package lianban.exchange;

import org.jspecify.annotations.NullMarked;
