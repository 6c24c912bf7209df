/** Charts in pages. */
@NullMarked
package io.github.rallybot.chart;

import org.jspecify.annotations.NullMarked;
