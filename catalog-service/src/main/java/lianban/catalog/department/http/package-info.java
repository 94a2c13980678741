/** Departments as identity-service knows them. */
@NullMarked
package lianban.catalog.department.http;

import org.jspecify.annotations.NullMarked;
