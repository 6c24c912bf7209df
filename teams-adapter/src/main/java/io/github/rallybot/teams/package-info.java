/** Microsoft Teams: nothing yet but the room. */
@NullMarked
package io.github.rallybot.teams;

import org.jspecify.annotations.NullMarked;
