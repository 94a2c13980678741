@NullMarked
package lianban.catalog.sharing.http;

import org.jspecify.annotations.NullMarked;
