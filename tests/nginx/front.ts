/**
 * A real nginx in front of a server, with the files of server/operations; only ports, paths and the
 * certificate are replaced.
 */
import { fileURLToPath } from "node:url";
import { freePort } from "../e2e/support/call-server.ts";
import { type Daemon, startDaemon } from "../support/daemon.ts";
import { CERTIFICATE, CERTIFICATE_KEY } from "../support/test-certificate.ts";

const FILES = fileURLToPath(new URL("../../server/operations/nginx", import.meta.url));

export interface Front extends AsyncDisposable {
  /** Over TLS, as in the site's file. */
  secureUrl: string;
  /** Without TLS, for a browser that would not trust the certificate. */
  plainUrl: string;
  /** Reloads its files; open connections stay with their worker processes. */
  reload(): void;
  /** Stops at once, with every connection, and starts again. */
  restart(): Promise<void>;
}

export interface FrontOptions {
  serverPort: number;
  /** The server's `BASE_PATH`. */
  basePath?: string;
  /** Replaces the file's value, so that a test need not wait that long. */
  readTimeoutSeconds?: number;
}

/** Starts nginx in front of a server on loopback. */
export async function startFront(
  { serverPort, basePath = "", readTimeoutSeconds }: FrontOptions,
): Promise<Front> {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-nginx-" });
  const [securePort, redirectPort, plainPort] = [freePort(), freePort(), freePort()];
  const site = replaced(await Deno.readTextFile(`${FILES}/chat-call.conf`), [
    ["server 127.0.0.1:8000;", `server 127.0.0.1:${serverPort};`],
    ["listen 80;", `listen 127.0.0.1:${redirectPort};`],
    ["listen [::]:80;", ""],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${securePort} ssl http2;`],
    ["listen [::]:443 ssl http2;", ""],
    ["/etc/letsencrypt/live/calls.example/fullchain.pem", `${folder}/certificate.pem`],
    ["/etc/letsencrypt/live/calls.example/privkey.pem", `${folder}/key.pem`],
    ["include /etc/nginx/chat-call-proxy.conf;", `include ${folder}/chat-call-proxy.conf;`],
  ]);
  const proxy = await Deno.readTextFile(`${FILES}/chat-call-proxy.conf`);
  const timeout: [string, string][] = readTimeoutSeconds === undefined
    ? []
    : [["proxy_read_timeout 75s;", `proxy_read_timeout ${readTimeoutSeconds}s;`]];
  await Deno.writeTextFile(`${folder}/chat-call.conf`, site);
  await Deno.writeTextFile(`${folder}/chat-call-proxy.conf`, replaced(proxy, timeout));
  await Deno.writeTextFile(`${folder}/certificate.pem`, CERTIFICATE);
  await Deno.writeTextFile(`${folder}/key.pem`, CERTIFICATE_KEY);
  await Deno.writeTextFile(
    `${folder}/nginx.conf`,
    `${Deno.uid() === 0 ? "user root;" : ""}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr error;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  include ${folder}/chat-call.conf;
  server {
    listen 127.0.0.1:${plainPort};
    location ${basePath}/ {
      proxy_pass http://chat_call;
      include ${folder}/chat-call-proxy.conf;
    }
  }
}
`,
  );
  const start = () =>
    startDaemon("nginx", ["-e", "stderr", "-p", folder, "-c", `${folder}/nginx.conf`], {
      port: securePort,
    });
  let nginx: Daemon = await start();

  return {
    secureUrl: `https://localhost:${securePort}${basePath}`,
    plainUrl: `http://127.0.0.1:${plainPort}${basePath}`,
    reload: () => nginx.signal("SIGHUP"),
    async restart() {
      await nginx.end("SIGTERM");
      nginx = await start();
    },
    async [Symbol.asyncDispose]() {
      await nginx.end("SIGTERM");
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** The text with each of these replaced; throws when one is no longer in the file. */
function replaced(text: string, pairs: [string, string][]): string {
  for (const [from, to] of pairs) {
    if (!text.includes(from)) {
      throw new Error(`Cannot set nginx up as its file has changed: "${from}" is not in it`);
    }
    text = text.replaceAll(from, to);
  }
  return text;
}
