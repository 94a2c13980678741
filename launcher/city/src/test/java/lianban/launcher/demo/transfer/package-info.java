/** Tests of reading a file. */
@NullMarked
package lianban.launcher.demo.transfer;

import org.jspecify.annotations.NullMarked;
