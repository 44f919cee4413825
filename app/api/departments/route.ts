import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { anybody } from "@/lib/shop/auth/rights";
import { departmentListSchema } from "@/lib/shop/catalog/department-list";
import { listDepartments } from "@/lib/shop/catalog/departments";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("departments", {
  GET: operation({
    summary: "The departments that have something for sale, and what is in them.",
    right: anybody,
    answers: { 200: departmentListSchema },
    async handle() {
      const departments = await listDepartments();
      const named = ({ name, path }: { name: string; path: string }) => ({ name, path });
      return {
        departments: departments.map((one) => ({ ...named(one), children: one.children.map(named) })),
      };
    },
  }),
});
