/** AsyncAPI: all event types as one document, made from what the catalogue holds. */
@NullMarked
package lianban.catalog.asyncapi;

import org.jspecify.annotations.NullMarked;
