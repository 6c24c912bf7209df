/** The page of a meeting, for the screen in the room: how it is drawn. */
@NullMarked
package io.github.rallybot.room;

import org.jspecify.annotations.NullMarked;
