/** Whether two questions are the same one: by their words, and by what they mean. */
@NullMarked
package io.github.rallybot.matching;

import org.jspecify.annotations.NullMarked;
