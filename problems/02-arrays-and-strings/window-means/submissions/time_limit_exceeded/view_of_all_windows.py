from numpy.lib.stride_tricks import sliding_window_view


def window_means(image, k):
    return sliding_window_view(image, (k, k)).mean(axis=(2, 3))
