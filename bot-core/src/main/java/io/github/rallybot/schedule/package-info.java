/** Working hours, holidays and the words that people use for both. Pure functions of time. */
@NullMarked
package io.github.rallybot.schedule;

import org.jspecify.annotations.NullMarked;
