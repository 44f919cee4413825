import net from "node:net";
import { AppError } from "@/lib/platform/errors";

/** Throws when something else listens on the port, naming the port and the variable that chooses another. */
export async function requireFreePort(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EACCES" ? "may not be used by this user" : "is already in use";
      reject(new AppError("conflict", `Port ${port} ${reason}. Choose another: PORT=${port + 1} npm start`));
    });
    server.listen(port, () => server.close(() => resolve()));
  });
}
