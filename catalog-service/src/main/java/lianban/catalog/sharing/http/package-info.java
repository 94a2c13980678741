/** Share requests and grants over REST. */
@NullMarked
package lianban.catalog.sharing.http;

import org.jspecify.annotations.NullMarked;
