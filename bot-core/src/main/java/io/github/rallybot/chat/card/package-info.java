/** What can be shown in a chat: cards and forms, as a closed set of elements. */
@NullMarked
package io.github.rallybot.chat.card;

import org.jspecify.annotations.NullMarked;
