/** Service matters (事项): what a case needs, costs and passes through. */
@NullMarked
package lianban.catalog.matter;

import org.jspecify.annotations.NullMarked;
