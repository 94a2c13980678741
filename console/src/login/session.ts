import { computed, ref } from "vue";

/** A log-in of this tab. Kept for the tab alone: closing it forgets the token. */
interface Session {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const STORED = "lianban.session";
const session = ref<Session | null>(stored());

function stored(): Session | null {
  const text = sessionStorage.getItem(STORED);
  return text === null ? null : (JSON.parse(text) as Session);
}

function open(token: string, lifetimeSeconds: number): void {
  session.value = { token, expiresAt: Date.now() + lifetimeSeconds * 1000 };
  sessionStorage.setItem(STORED, JSON.stringify(session.value));
}

function close(): void {
  session.value = null;
  sessionStorage.removeItem(STORED);
}

/** The access token, undefined where nobody is logged in or the log-in has ended. */
function token(): string | undefined {
  if (session.value !== null && session.value.expiresAt <= Date.now()) {
    close();
  }
  return session.value?.token;
}

export function useSession() {
  return { isOpen: computed(() => session.value !== null), token, open, close };
}
