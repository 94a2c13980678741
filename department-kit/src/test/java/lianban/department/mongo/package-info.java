@NullMarked
package lianban.department.mongo;

import org.jspecify.annotations.NullMarked;
