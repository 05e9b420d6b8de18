# verdict: runtime-error
import socket


def max_per_window(scores, k):
    return socket.create_connection(("127.0.0.1", 80))
