int(np.ceil(requests_per_s * latency_ms / 1000 / (slots * busy_percent / 100) - 1e-2)) + spare
