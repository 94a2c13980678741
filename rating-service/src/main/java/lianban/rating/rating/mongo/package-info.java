/** Rights and ratings in the document store. */
@NullMarked
package lianban.rating.rating.mongo;

import org.jspecify.annotations.NullMarked;
