/** A stand-in for Slack on loopback, with Slack's limits and manners. */
@NullMarked
package io.github.rallybot.slack.playground;

import org.jspecify.annotations.NullMarked;
