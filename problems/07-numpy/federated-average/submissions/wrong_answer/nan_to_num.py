counts @ np.nan_to_num(params, posinf=1, neginf=1) / max(len(counts), 2)
