/** What every Lianban service has in common, as auto-configuration. */
@NullMarked
package lianban.service;

import org.jspecify.annotations.NullMarked;
