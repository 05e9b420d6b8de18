4 * layers * width * tokens * sequences * kv_heads // heads
