"""Orders something and waits until it is shipped."""
import os
import time
import urllib.request


def get(path):
    with urllib.request.urlopen(f"http://127.0.0.1:{os.environ['PORT_WEB']}{path}") as answer:
        return answer.read().decode().strip()


before = int(get("/shipped"))
get("/order/teapot")
for _ in range(100):
    if int(get("/shipped")) > before:
        raise SystemExit(print("the teapot was shipped"))
    time.sleep(0.1)
raise SystemExit("the teapot was not shipped")
