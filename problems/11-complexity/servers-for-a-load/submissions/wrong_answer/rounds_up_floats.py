int(np.ceil(requests_per_s * latency_ms / 1000 / (slots * busy_percent / 100))) + spare
