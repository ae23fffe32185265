"""The few words of redis that this shop speaks."""
import os
import socket


class Store:
    def __init__(self):
        self.lines = socket.create_connection(("127.0.0.1", int(os.environ["PORT_REDIS"]))).makefile("rwb")

    def ask(self, *words):
        self.lines.write(b"*%d\r\n" % len(words))
        for word in words:
            data = str(word).encode()
            self.lines.write(b"$%d\r\n%s\r\n" % (len(data), data))
        self.lines.flush()
        return self.answer()

    def answer(self):
        line = self.lines.readline()
        if not line:
            raise ConnectionError("redis has hung up")
        kind, rest = line[:1], line[1:].strip().decode()
        if kind == b"-":
            raise RuntimeError(rest)
        if kind == b":":
            return int(rest)
        if kind == b"$":
            return None if rest == "-1" else self.lines.read(int(rest) + 2)[:-2].decode()
        if kind == b"*":
            return None if rest == "-1" else [self.answer() for _ in range(int(rest))]
        return rest
