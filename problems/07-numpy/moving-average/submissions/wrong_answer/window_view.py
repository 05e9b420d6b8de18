np.lib.stride_tricks.sliding_window_view(x, k).mean(axis=1)
