/** A stand-in for Microsoft Teams on loopback, with the limits and manners of Teams. */
@NullMarked
package io.github.rallybot.teams.playground;

import org.jspecify.annotations.NullMarked;
