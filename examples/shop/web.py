"""GET /health says whether the shop is open, GET /order/THING orders, GET /shipped counts."""
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from store import Store


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            self.reply(200, self.serve())
        except Exception as problem:
            self.reply(500, str(problem))

    def serve(self):
        store = Store()
        if self.path.startswith("/order/"):
            return store.ask("RPUSH", "orders", self.path.removeprefix("/order/"))
        if self.path == "/shipped":
            return store.ask("GET", "shipped") or 0
        return store.ask("PING")

    def reply(self, status, text):
        body = f"{text}\n".encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


print("open on port", os.environ["PORT"], flush=True)
ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Shop).serve_forever()
