/** Sample data and the page of the playground. */
@NullMarked
package io.github.rallybot.config.playground;

import org.jspecify.annotations.NullMarked;
