"""Ships what was ordered."""
from store import Store

store = Store()
if store.ask("GET", "version") is None:
    raise SystemExit("the store has not been migrated")
print("waiting for orders", flush=True)
while True:
    _, order = store.ask("BLPOP", "orders", 0)
    store.ask("INCR", "shipped")
    print("shipped", order, flush=True)
