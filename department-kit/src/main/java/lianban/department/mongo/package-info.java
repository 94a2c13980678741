/** What a department that pulls has to remember. */
@NullMarked
package lianban.department.mongo;

import org.jspecify.annotations.NullMarked;
