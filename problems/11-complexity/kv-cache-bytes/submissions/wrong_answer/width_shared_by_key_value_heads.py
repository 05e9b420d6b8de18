2 * layers * kv_heads * (width // kv_heads) * tokens * sequences * 2
