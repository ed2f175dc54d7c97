"""Makes a call token in plain Python, for any web framework. Run as a script it serves page.html and
gives anybody a token at /call-token: to try it out, not for production."""

import base64
import hashlib
import hmac
import json
import os
import time


def call_token(user: dict, chat: dict, secret: str) -> str:
    """The token says who the visitor is and whom they may call. Check your login and chat first."""
    now = int(time.time())
    claims = {
        "sub": user["id"],
        "name": user["name"],
        "aud": "chat-call",
        "iat": now,
        "exp": now + 600,
        "chat": {**chat, "calls": "video"},
    }
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
    signature = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{_base64url(signature)}"


def _part(value: dict) -> str:
    return _base64url(json.dumps(value).encode())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


if __name__ == "__main__":
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    ANN, BEN = {"id": "ann", "name": "Ann"}, {"id": "ben", "name": "Ben"}
    CHAT = {"id": "order-42", "title": "Order 42", "members": [ANN, BEN]}

    class Site(SimpleHTTPRequestHandler):
        def do_GET(self):
            if not self.path.startswith("/call-token"):
                return super().do_GET()
            user = BEN if "as=ben" in self.headers.get("Referer", "") else ANN
            token = call_token(user, CHAT, os.environ["CHAT_CALL_SECRET"])
            body = json.dumps({"token": token}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Site)
    print(f"http://localhost:{server.server_port}/page.html and /page.html?as=ben", flush=True)
    server.serve_forever()
