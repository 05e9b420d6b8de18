max(((i, j) for i in range(heat.shape[0]) for j in range(heat.shape[1]) if heat[i, j] == heat[i, j]), key=lambda place: heat[place])
