package io.github.rallybot.intake;

final class ImportCards {
  static final String PREFIX = "import:";

  private ImportCards() {}
}
