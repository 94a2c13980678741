/** Whether every value that one JSON Schema accepts is accepted by another. */
@NullMarked
package lianban.catalog.containment;

import org.jspecify.annotations.NullMarked;
