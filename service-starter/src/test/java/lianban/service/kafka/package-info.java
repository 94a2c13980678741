@NullMarked
package lianban.service.kafka;

import org.jspecify.annotations.NullMarked;
