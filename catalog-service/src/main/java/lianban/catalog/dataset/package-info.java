/** Data sets: entries of the catalogue of public data (政务信息资源目录), and what they are made of. */
@NullMarked
package lianban.catalog.dataset;

import org.jspecify.annotations.NullMarked;
