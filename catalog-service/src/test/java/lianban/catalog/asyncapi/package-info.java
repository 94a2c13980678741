@NullMarked
package lianban.catalog.asyncapi;

import org.jspecify.annotations.NullMarked;
