package lianban.launcher.supervisor;

import java.io.IOException;
import java.util.List;

/** What a JVM runs, away from what the next build replaces. */
sealed interface Program permits AppImage, CopiedJars {

  /** Work to do before each start; there is little of it unless there was a build. */
  void prepare() throws IOException, InterruptedException;

  /** What follows on the JVM's own options. */
  List<String> arguments();

  /** Changes with every build that changes the program. */
  String fingerprint() throws IOException;
}
