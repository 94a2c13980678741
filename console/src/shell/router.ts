import { createRouter, createWebHashHistory } from "vue-router";
import CasePage from "../case/CasePage.vue";
import VerifyPage from "../certificate/VerifyPage.vue";
import type { MessageKey } from "../i18n";
import NotFoundPage from "./NotFoundPage.vue";

declare module "vue-router" {
  interface RouteMeta {
    title?: MessageKey;
  }
}

/** Made only after a log-in is complete, since it reads the address. */
export function consoleRouter() {
  return createRouter({
    history: createWebHashHistory("/console/"),
    routes: [
      { path: "/", redirect: "/certificates" },
      {
        path: "/certificates/:identifier?",
        component: VerifyPage,
        props: (route) => ({ identifier: String(route.params["identifier"] ?? "") }),
        meta: { title: "verify.title" },
      },
      {
        path: "/cases/:caseId?",
        component: CasePage,
        props: (route) => ({ caseId: String(route.params["caseId"] ?? "") }),
        meta: { title: "case.title" },
      },
      { path: "/:rest(.*)", component: NotFoundPage, meta: { title: "app.notFound" } },
    ],
  });
}
