@NullMarked
package lianban.service.mongo;

import org.jspecify.annotations.NullMarked;
