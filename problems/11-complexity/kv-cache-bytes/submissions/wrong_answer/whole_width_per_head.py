2 * layers * kv_heads * width * tokens * sequences * 2
