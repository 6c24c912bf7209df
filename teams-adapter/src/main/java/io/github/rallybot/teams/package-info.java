/** Microsoft Teams: what the core says, drawn as Adaptive Cards. */
@NullMarked
package io.github.rallybot.teams;

import org.jspecify.annotations.NullMarked;
