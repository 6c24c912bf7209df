/** Leads, verdicts and claims, with their cards, forms and interactions. */
@NullMarked
package io.github.rallybot.lead;

import org.jspecify.annotations.NullMarked;
