import "element-plus/theme-chalk/base.css";
import "element-plus/theme-chalk/dark/css-vars.css";
import "element-plus/theme-chalk/el-alert.css";
import "element-plus/theme-chalk/el-button.css";
import "element-plus/theme-chalk/el-form.css";
import "element-plus/theme-chalk/el-form-item.css";
import "element-plus/theme-chalk/el-icon.css";
import "element-plus/theme-chalk/el-input.css";
import "element-plus/theme-chalk/el-tag.css";
import "./shell/console.css";
import { createApp } from "vue";
import { LOGIN_FAILURE } from "./login/failure";
import { completeLogIn } from "./login/login";
import AppShell from "./shell/AppShell.vue";
import { consoleRouter } from "./shell/router";

const loginFailure = await completeLogIn();
createApp(AppShell).provide(LOGIN_FAILURE, loginFailure).use(consoleRouter()).mount("#app");
