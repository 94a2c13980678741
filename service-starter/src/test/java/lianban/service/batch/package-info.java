@NullMarked
package lianban.service.batch;

import org.jspecify.annotations.NullMarked;
