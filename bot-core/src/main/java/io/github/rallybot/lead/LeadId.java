package io.github.rallybot.lead;

/** Names a lead. Sorts by time of arrival. */
public record LeadId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
