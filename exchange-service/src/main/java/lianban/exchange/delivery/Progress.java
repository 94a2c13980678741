package lianban.exchange.delivery;

/** Who is to know how far a reader comes, such as its subscription, or nobody. */
public interface Progress {

  /** Nobody: the reader alone knows. */
  Progress NOT_KEPT =
      new Progress() {
        @Override
        public void reached(Cursor cursor) {}

        @Override
        public boolean isCurrent() {
          return true;
        }
      };

  /** The reader has everything before the cursor. It costs the reader nothing. */
  void reached(Cursor cursor);

  /**
   * Whether reading goes on as it began. Asked often, it may answer from what it saw a few seconds
   * ago.
   *
   * @return false if the reader has to begin anew, since what it wants was changed
   * @throws lianban.service.problem.ProblemException if it may not go on
   */
  boolean isCurrent();
}
