2 * sequences * tokens * (4 * width * width + 2 * tokens * width + 3 * width * hidden)
