import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { messageOf } from "@/lib/platform/errors";
import { runProgram } from "./run-program";

const TOOLS = path.resolve(".cache/deploy-tools");
const GO_TOOLS = {
  kustomize: "sigs.k8s.io/kustomize/kustomize/v5@v5.5.0",
  actionlint: "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7",
} as const;
const COMPOSE_SCHEMA = "github.com/compose-spec/compose-go/v2@v2.6.0";
const KUBERNETES = "1.33";

const BY_SCHEMA = `
import json, sys, yaml, jsonschema
schema = json.load(open(sys.argv[1]))
document = yaml.safe_load(open(sys.argv[2]))
problems = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in jsonschema.Draft7Validator(schema).iter_errors(document)]
print("\\n".join(problems))
sys.exit(1 if problems else 0)`;

const python = path.join(TOOLS, "python/bin");

async function installTools(): Promise<void> {
  fs.mkdirSync(TOOLS, { recursive: true });
  for (const [name, source] of Object.entries(GO_TOOLS)) {
    if (fs.existsSync(path.join(TOOLS, name))) continue;
    await runProgram("go", ["install", source], { cwd: TOOLS, env: { GOBIN: TOOLS } });
  }
  if (fs.existsSync(path.join(python, "kubernetes-validate"))) return;
  await runProgram("python3", ["-m", "venv", path.join(TOOLS, "python")]);
  await runProgram(path.join(python, "pip"), ["install", "-q", "kubernetes-validate==1.37.0", "PyYAML"]);
}

async function checkKubernetes(): Promise<string> {
  const told: string[] = [];
  for (const overlay of fs.readdirSync("deploy/kubernetes/overlays")) {
    const built = await runProgram(path.join(TOOLS, "kustomize"), [
      "build",
      `deploy/kubernetes/overlays/${overlay}`,
    ]);
    const file = path.join(TOOLS, `${overlay}.yaml`);
    fs.writeFileSync(file, built);
    const validate = path.join(python, "kubernetes-validate");
    const said = await runProgram(validate, ["--strict", "-k", KUBERNETES, file]);
    told.push(`${overlay} ${said.match(/ passed /g)?.length ?? 0}`);
  }
  return `things that fit Kubernetes ${KUBERNETES}: ${told.join(", ")}`;
}

async function checkCompose(): Promise<string> {
  const found = await runProgram("go", ["mod", "download", "-json", COMPOSE_SCHEMA], { cwd: TOOLS });
  const { Dir } = z.object({ Dir: z.string() }).parse(JSON.parse(found));
  const schema = path.join(Dir, "schema/compose-spec.json");
  await runProgram(path.join(python, "python"), ["-c", BY_SCHEMA, schema, "deploy/compose.yaml"]);
  return "fits its schema";
}

async function checkWorkflows(): Promise<string> {
  const files = fs.readdirSync(".github/workflows").map((name) => `.github/workflows/${name}`);
  await runProgram(path.join(TOOLS, "actionlint"), ["-no-color", ...files]);
  const uses = files.flatMap((file) => fs.readFileSync(file, "utf8").match(/uses: .*/g) ?? []);
  const loose = uses.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line));
  if (loose.length > 0) throw new Error(`Not pinned to a commit: ${loose.join(", ")}`);
  return `${files.length}, with ${uses.length} actions pinned to a commit`;
}

async function checkRules(): Promise<string> {
  await runProgram("promtool", ["check", "rules", "deploy/prometheus/rules.yaml"]);
  await runProgram("promtool", ["test", "rules", "deploy/prometheus/rules.test.yaml"]);
  return "checked, and their tests pass";
}

async function checkUnits(): Promise<string> {
  const units = fs.readdirSync("deploy/systemd").filter((name) => name.endsWith(".service"));
  const folder = path.join(TOOLS, "units");
  fs.mkdirSync(folder, { recursive: true });
  for (const unit of units) {
    const text = fs.readFileSync(path.join("deploy/systemd", unit), "utf8");
    // Where the shop is installed to is not on this machine.
    fs.writeFileSync(
      path.join(folder, unit),
      text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`),
    );
  }
  await runProgram("systemd-analyze", ["verify", ...units.map((unit) => path.join(folder, unit))]);
  return `${units.length}`;
}

async function checkScripts(): Promise<string> {
  for (const script of ["deploy/new-secrets.sh", "deploy/kubernetes/blue-green.sh"])
    await runProgram("sh", ["-n", script]);
  const made = await runProgram("deploy/new-secrets.sh", []);
  const values = [...made.matchAll(/^[A-Z_]+=([0-9a-f]{64})$/gm)].map(([, value]) => value);
  if (values.length !== 7 || new Set(values).size !== 7)
    throw new Error("new-secrets.sh makes no seven secrets.");
  return "can be read; secrets are made";
}

const CHECKS: Readonly<Record<string, () => Promise<string>>> = {
  "Kubernetes manifests": checkKubernetes,
  "compose file": checkCompose,
  workflows: checkWorkflows,
  "alert rules": checkRules,
  "systemd units": checkUnits,
  scripts: checkScripts,
};

/** Has everything in deploy and .github read by the programs it is for, or held against their schemas. Says what it found. */
export async function checkFiles(): Promise<boolean> {
  await installTools();
  let isWell = true;
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      console.log(`${name}: ${await check()}`);
    } catch (error) {
      isWell = false;
      console.log(`${name}: ${messageOf(error)}`);
    }
  }
  return isWell;
}
