/** HTTP in: leads and erasures. */
@NullMarked
package io.github.rallybot.web;

import org.jspecify.annotations.NullMarked;
