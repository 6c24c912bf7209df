/** How people set the bot up in chat and see how it is: help, setup, status, roles, here. */
@NullMarked
package io.github.rallybot.setup;

import org.jspecify.annotations.NullMarked;
