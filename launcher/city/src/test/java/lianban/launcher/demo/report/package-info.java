/** Tests of the reports. */
@NullMarked
package lianban.launcher.demo.report;

import org.jspecify.annotations.NullMarked;
