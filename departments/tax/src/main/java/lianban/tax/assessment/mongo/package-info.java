/** Assessments in the department's own database. */
@NullMarked
package lianban.tax.assessment.mongo;

import org.jspecify.annotations.NullMarked;
