package lianban.launcher.supervisor;

import java.util.function.UnaryOperator;
import lianban.launcher.city.CityStatus;
import lianban.launcher.city.CityStatus.PartState;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.CityStatus.State;
import lianban.launcher.city.StatusFile;

/** The state of the city, written to its file with every change. */
final class StatusBoard {

  private final StatusFile file;
  private CityStatus status;

  StatusBoard(StatusFile file, CityStatus first) {
    this.file = file;
    this.status = first;
    file.write(first);
  }

  synchronized boolean isUp() {
    return status.state() == State.UP;
  }

  synchronized void change(String part, UnaryOperator<PartStatus> change) {
    set(status.with(part, change));
  }

  void change(String part, PartState state) {
    change(part, p -> p.in(state));
  }

  synchronized void change(State state) {
    set(status.in(state));
  }

  /** A city that has been up once stays so; what ends later shows at its part. */
  private void set(CityStatus next) {
    boolean complete = next.state() == State.STARTING && next.isComplete();
    status = complete ? next.in(State.UP) : next;
    file.write(status);
  }
}
