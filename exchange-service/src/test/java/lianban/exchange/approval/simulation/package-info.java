@NullMarked
package lianban.exchange.approval.simulation;

import org.jspecify.annotations.NullMarked;
