@NullMarked
package lianban.catalog.definition.mongo;

import org.jspecify.annotations.NullMarked;
