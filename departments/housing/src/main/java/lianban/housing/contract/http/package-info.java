/** The contract register, asked over HTTP. */
@NullMarked
package lianban.housing.contract.http;

import org.jspecify.annotations.NullMarked;
