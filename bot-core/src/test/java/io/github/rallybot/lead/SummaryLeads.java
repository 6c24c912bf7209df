package io.github.rallybot.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many leads for the tests of summaries. */
final class SummaryLeads {

  private static final List<String> GRADES = List.of("A", "B", "C");

  private SummaryLeads() {}

  static Brief lead(int number, String source, String grade) {
    return lead(number, source, grade, Optional.empty());
  }

  static Brief lead(int number, String source, String grade, Optional<String> owner) {
    return SampleBrief.from(source)
        .campaign("Expo Berlin")
        .grade(grade)
        .name("Lead " + number)
        .company("Company " + number)
        .email("lead" + number + "@x.example")
        .phone("+1 202 555 0143")
        .message("Please call.")
        .owner(owner)
        .brief();
  }

  /** So many rows of an import, graded A, B and C in turn. */
  static List<Leads.Listed> listed(int count, String importId) {
    List<Leads.Listed> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rows.add(
          new Leads.Listed(
              lead(i, "expo", GRADES.get(i % GRADES.size())), new Lead.Origin(importId, i)));
    }
    return rows;
  }
}
