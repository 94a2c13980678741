package lianban.catalog.definition;

/** The kinds of definitions. */
public enum Kind {
  MATTER("id", "matter"),
  EVENT_TYPE("type", "event type"),
  CERTIFICATE_TYPE("key", "certificate type"),
  DATA_SET("key", "data set"),
  CALENDAR_NOTICE("notice", "notice of days off");

  private final String keyField;
  private final String noun;

  Kind(String keyField, String noun) {
    this.keyField = keyField;
    this.noun = noun;
  }

  /** The member of a definition that names it. */
  public String keyField() {
    return keyField;
  }

  /** What people call it. */
  public String noun() {
    return noun;
  }
}
