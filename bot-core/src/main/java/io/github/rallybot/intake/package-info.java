/**
 * How leads come in from files and other tools: their fields checked, whatever form they came in.
 */
@NullMarked
package io.github.rallybot.intake;

import org.jspecify.annotations.NullMarked;
