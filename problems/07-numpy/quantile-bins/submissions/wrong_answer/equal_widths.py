np.minimum((np.nan_to_num((x - x.min()) / np.ptp(x)) * k).astype(int), k - 1)
