@NullMarked
package lianban.service.problem;

import org.jspecify.annotations.NullMarked;
