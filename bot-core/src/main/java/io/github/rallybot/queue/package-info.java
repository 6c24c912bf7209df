/** What waits for a person: the queue, its figures, and the question how good fits ended. */
@NullMarked
package io.github.rallybot.queue;

import org.jspecify.annotations.NullMarked;
