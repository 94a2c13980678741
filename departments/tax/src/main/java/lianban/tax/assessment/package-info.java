/** Deed tax: rates, assessments and the step that asks for one. */
@NullMarked
package lianban.tax.assessment;

import org.jspecify.annotations.NullMarked;
