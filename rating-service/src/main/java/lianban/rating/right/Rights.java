package lianban.rating.right;

/** Where granted rights go. */
public interface Rights {

  /** Gives the right to its holder; does nothing if the case has given one before. */
  void grant(Right right);
}
