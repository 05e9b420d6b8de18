(requests_per_s * latency_ms + 10 * slots * busy_percent - 1) // (10 * slots * busy_percent) + spare
