/** What is counted of a period, and what of it stands out. */
@NullMarked
package io.github.rallybot.figures;

import org.jspecify.annotations.NullMarked;
