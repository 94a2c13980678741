/**
 * What a proof consists of, and how anybody checks it: canonical form, tree, seal, signature,
 * bundle. Nothing in here knows a network, a store or a framework, so that the exchange which makes
 * a proof and the program which checks it offline go by the same code.
 */
@NullMarked
package lianban.proof;

import org.jspecify.annotations.NullMarked;
