package lianban.launcher.city;

/** Whoever watches a city come up. */
public interface UpProgress {

  /** Something worth a line of its own. */
  void say(String line);

  /** The city as it stands now; called several times a second. */
  void show(CityStatus status);
}
