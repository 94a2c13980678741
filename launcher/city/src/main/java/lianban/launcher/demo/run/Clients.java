package lianban.launcher.demo.run;

import lianban.launcher.demo.gateway.Client;

/**
 * On whose behalf a run calls.
 *
 * @param window files, supplements, pays and hears of its cases
 * @param feeder enters made-up records and sees the utilities' transfers
 */
public record Clients(Client window, Client feeder) {}
