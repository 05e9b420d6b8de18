2 * layers * width * tokens * sequences * 2
