/**
 * Conditions on the data of a case. The catalogue checks them when a matter is published, the
 * exchange asks them when a step becomes ready; both mean the same by them.
 */
@NullMarked
package lianban.condition;

import org.jspecify.annotations.NullMarked;
