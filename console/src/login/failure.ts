import type { InjectionKey } from "vue";
import type { LoginFailure } from "./login";

/** Why the log-in that the browser just came back from did not succeed. */
export const LOGIN_FAILURE: InjectionKey<LoginFailure | null> = Symbol("login failure");
