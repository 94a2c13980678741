/** What a service's own tests start with; shipped as a test jar. */
@NullMarked
package lianban.service.test;

import org.jspecify.annotations.NullMarked;
