import { read } from "../api/request";
import { challengeOf, randomText } from "./pkce";
import { useSession } from "./session";

const CLIENT = "citizen-web";
const SCOPE = "openid case.read";
const HOME = "/console/";
const CALLBACK = "/console/callback";
const STORED = "lianban.login";

/** A log-in under way, from leaving for the log-in page until coming back. */
interface Attempt {
  state: string;
  verifier: string;
  /** Where in the console to go on, such as `#/cases/…`. */
  back: string;
}

interface Tokens {
  access_token: string;
  expires_in: number;
}

export type LoginFailure = "failed" | "insecure" | "unreachable";

/** Leaves for the log-in page; comes back only with what prevents that. */
export async function logIn(): Promise<LoginFailure | null> {
  const metadata = await read<{ issuer: string }>("/.well-known/openid-configuration");
  if (metadata.kind !== "ok") {
    return "unreachable";
  }
  const issuer = new URL(metadata.value.issuer).origin;
  if (issuer !== location.origin) {
    // The same gateway by another name: log-ins are good for the name that the issuer has.
    location.assign(issuer + HOME + location.hash);
    return null;
  }
  if (!isSecureContext) {
    return "insecure";
  }
  location.assign(`/oauth2/authorize?${await authorization()}`);
  return null;
}

/** Forgets the token and leaves for the page that ends the browser's log-in. */
export function logOut(): void {
  useSession().close();
  location.assign("/logout");
}

async function authorization(): Promise<URLSearchParams> {
  const attempt: Attempt = { state: randomText(16), verifier: randomText(32), back: location.hash };
  sessionStorage.setItem(STORED, JSON.stringify(attempt));
  return new URLSearchParams({
    response_type: "code",
    client_id: CLIENT,
    redirect_uri: location.origin + CALLBACK,
    scope: SCOPE,
    state: attempt.state,
    code_challenge: await challengeOf(attempt.verifier),
    code_challenge_method: "S256",
  });
}

/** Ends a log-in where the browser comes back from it; the address then is the console's own again. */
export async function completeLogIn(): Promise<LoginFailure | null> {
  if (location.pathname !== CALLBACK) {
    return null;
  }
  const attempt = takeAttempt();
  const answer = new URLSearchParams(location.search);
  history.replaceState(null, "", HOME + (attempt?.back || "#/cases"));
  const code = answer.get("code");
  if (attempt === null || code === null || answer.get("state") !== attempt.state) {
    return "failed";
  }
  return exchange(code, attempt.verifier);
}

function takeAttempt(): Attempt | null {
  const text = sessionStorage.getItem(STORED);
  sessionStorage.removeItem(STORED);
  return text === null ? null : (JSON.parse(text) as Attempt);
}

async function exchange(code: string, verifier: string): Promise<LoginFailure | null> {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: CLIENT,
    redirect_uri: location.origin + CALLBACK,
    code,
    code_verifier: verifier,
  });
  try {
    const response = await fetch("/oauth2/token", { method: "POST", body, credentials: "omit" });
    if (!response.ok) {
      return "failed";
    }
    const tokens = (await response.json()) as Tokens;
    useSession().open(tokens.access_token, tokens.expires_in);
    return null;
  } catch {
    return "unreachable";
  }
}
