@NullMarked
package lianban.catalog.department.http;

import org.jspecify.annotations.NullMarked;
