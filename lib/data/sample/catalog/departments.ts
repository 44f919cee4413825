import { CLOTHING_DEPARTMENT } from "./clothing";
import { GARDEN_DEPARTMENT } from "./garden";
import { GIFTS_DEPARTMENT } from "./gifts";
import { HOME_DEPARTMENT } from "./home";
import { KITCHEN_DEPARTMENT } from "./kitchen";
import { OUTDOORS_DEPARTMENT } from "./outdoors";
import type { DepartmentPlan } from "./plan";
import { STUDY_DEPARTMENT } from "./study";

/** The whole range, in the order of the shop's menu. */
export const DEPARTMENTS: readonly DepartmentPlan[] = [
  HOME_DEPARTMENT,
  KITCHEN_DEPARTMENT,
  GARDEN_DEPARTMENT,
  OUTDOORS_DEPARTMENT,
  CLOTHING_DEPARTMENT,
  STUDY_DEPARTMENT,
  GIFTS_DEPARTMENT,
];
