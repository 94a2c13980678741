/** The step that checks a contract's price against those of its like. */
@NullMarked
package lianban.housing.contract;

import org.jspecify.annotations.NullMarked;
