package lianban.launcher;

import lianban.launcher.city.CityConfig;

/** What to know about a city that has just come up. */
final class Welcome {

  private Welcome() {}

  /** Door, log-in and the next commands; no secret, only where they lie. */
  static String to(CityConfig city) {
    return """

        The city is up. Its only public door is %1$s

          Console    %1$s/console
          Log in     as admin; the password is the line "admin-password" in
                     %2$s
          Tokens     POST %1$s/oauth2/token (the secrets of clients are in that file, too)

        What to try next
          ./lianban demo                   the sample that comes along, through joint approval
          ./lianban demo transfers FILE    a month of home transfers; "demo transfers -h" says which file
          ./lianban status                 what runs, with memory and restarts
          ./lianban logs gateway -f        what a process says
          ./lianban down                   stop; the data stays
        """
        .formatted(city.gateway(), city.folder().secretsFile());
  }
}
