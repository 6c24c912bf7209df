/** What waits for people is brought to them: reminders, the duty person, absences. */
@NullMarked
package io.github.rallybot.reminder;

import org.jspecify.annotations.NullMarked;
