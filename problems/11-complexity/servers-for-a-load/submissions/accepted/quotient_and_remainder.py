requests_per_s * latency_ms * 100 // (1000 * slots * busy_percent) + (requests_per_s * latency_ms * 100 % (1000 * slots * busy_percent) > 0) + spare
