2 * layers * kv_heads * tokens * tokens * sequences * 2
